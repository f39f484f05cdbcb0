# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What offices write above their columns, in English, Hindi and Punjabi."""

from models.words import Field

_PEOPLE = (
    "member",
    "patient",
    "client",
    "inmate",
    "resident",
    "beneficiary",
    "person",
    "participant",
    "candidate",
)


def _words(*lines: str) -> tuple[str, ...]:
    """Read lists kept with semicolons, so that a language fits on a few lines."""
    return tuple(word for line in lines for word in line.split("; "))


WORDS: dict[Field, tuple[str, ...]] = {
    Field.NAME: _words(
        "name; names; full name; complete name; name in english; name english; english name; name in full",
        "name in block letters; name in capital letters",
        "नाम; पूरा नाम; सदस्य; सदस्य का नाम; मरीज का नाम; मरीज़ का नाम; रोगी का नाम; लाभार्थी का नाम",
        "व्यक्ति का नाम",
        "ਨਾਮ; ਨਾਂ; ਨਾਂਅ; ਪੂਰਾ ਨਾਮ; ਪੂਰਾ ਨਾਂ; ਮੈਂਬਰ; ਮੈਂਬਰ ਦਾ ਨਾਮ; ਮੈਂਬਰ ਦਾ ਨਾਂ; ਮਰੀਜ਼ ਦਾ ਨਾਮ; ਮਰੀਜ਼ ਦਾ ਨਾਂ",
        *_PEOPLE,
        *(
            form.format(person)
            for person in _PEOPLE
            for form in ("{} name", "{}s name", "name of {}", "name of the {}")
        ),
    ),
    Field.LOCAL_NAME: _words(
        "local name; name in hindi; name hindi; hindi name; name in punjabi; name punjabi; punjabi name",
        "name in local language; name local; name in local script; name in own script; name in vernacular",
        "name in regional language",
        "नाम हिंदी में; नाम हिन्दी में; हिंदी में नाम; हिन्दी में नाम; नाम हिंदी; नाम हिन्दी; हिंदी नाम",
        "ਨਾਮ ਪੰਜਾਬੀ ਵਿੱਚ; ਪੰਜਾਬੀ ਵਿੱਚ ਨਾਮ; ਪੰਜਾਬੀ ਵਿੱਚ ਨਾਂ; ਪੰਜਾਬੀ ਨਾਮ",
    ),
    Field.REG_NO: _words(
        "reg no; regn no; regd no; regi no; reg number; reg; registration no; registration number",
        "registration; ipd no; ipd number; ip no; opd no; op no; uhid; mr no; mrd no; cr no; file no",
        "file number; case no; case number; admission no; admission number; adm no; office no",
        "office number; register no; id no; member no; member number; membership no; patient id; patient no",
        "client id; client no; member id",
        "reg #; opd/ipd no; ipd/opd no; पंजी क्र; पंजी नं",
        "पंजीकरण संख्या; पंजीकरण नंबर; पंजीकरण क्रमांक; पंजीयन संख्या; पंजीयन क्रमांक; रजिस्ट्रेशन नंबर",
        "रजिस्ट्रेशन संख्या; रजि नं; रजि न; पंजी सं; पंजीकरण सं; पंजीकरण नं; सदस्य संख्या; फाइल नंबर",
        "ਰਜਿਸਟ੍ਰੇਸ਼ਨ ਨੰਬਰ; ਰਜਿਸਟਰੇਸ਼ਨ ਨੰਬਰ; ਰਜਿ ਨੰ; ਰਜਿ ਨੰਬਰ; ਮੈਂਬਰ ਨੰਬਰ; ਫਾਈਲ ਨੰਬਰ",
    ),
    Field.RELATION: _words(
        "relation; relationship; s/o d/o w/o; s/o d/o w/o c/o; s/o w/o d/o; d/o s/o w/o; w/o s/o d/o; s/o",
        "d/o; w/o; s/o d/o; s/o w/o; d/o w/o; son of; daughter of; wife of; son/daughter/wife of",
        "son daughter wife of; relation with; s/d/w of",
        "पुत्र/पुत्री/पत्नी; पुत्र पुत्री पत्नी श्री; पुत्र/पत्नी/पुत्री; पुत्र/पुत्री; पुत्र/पत्नी; संबंध",
        "सम्बन्ध; रिश्ता",
        "ਪੁੱਤਰ/ਪੁੱਤਰੀ/ਪਤਨੀ; ਪੁੱਤਰ ਪੁੱਤਰੀ ਪਤਨੀ ਸ੍ਰੀ; ਪੁੱਤਰ/ਪੁੱਤਰੀ; ਰਿਸ਼ਤਾ; ਸੰਬੰਧ",
    ),
    Field.GUARDIAN: _words(
        "father; fathers name; father name; name of father; husband; husbands name; husband name",
        "fathers/husbands name; father/husband name; father/husbands name; fathers/husband name",
        "father/husband; husband/father name; husbands/fathers name; father or husband name",
        "fathers or husbands name; name of father/husband; name of the father/husband; father/guardian name",
        "fathers/guardians name; father/guardian; fathers/mothers/husbands name; guardian; guardians name",
        "guardian name; name of guardian; parent/guardian; parents name; parent name; parent/guardian name",
        "c/o; care of; f/name; fname; f/h name",
        "पति/पिता; पति; पिता/पति/अभिभावक",
        "पिता; पिता का नाम; पति का नाम; पिता/पति का नाम; पिता/पति; पति/पिता का नाम; अभिभावक; अभिभावक का नाम",
        "संरक्षक का नाम",
        "ਪਿਤਾ; ਪਿਤਾ ਦਾ ਨਾਮ; ਪਿਤਾ ਦਾ ਨਾਂ; ਪਤੀ ਦਾ ਨਾਮ; ਪਤੀ ਦਾ ਨਾਂ; ਪਿਤਾ/ਪਤੀ ਦਾ ਨਾਮ; ਪਿਤਾ/ਪਤੀ ਦਾ ਨਾਂ; ਪਿਤਾ/ਪਤੀ",
        "ਸਰਪ੍ਰਸਤ; ਸਰਪ੍ਰਸਤ ਦਾ ਨਾਮ; ਸਰਪ੍ਰਸਤ ਦਾ ਨਾਂ",
    ),
    Field.AGE: _words(
        "age; age in years; age years; age yrs; age at admission",
        "age in yrs; age at entry",
        "आयु; उम्र; आयु वर्ष; आयु वर्ष में",
        "ਉਮਰ; ਆਯੂ; ਉਮਰ ਸਾਲ",
    ),
    Field.BIRTH_DATE: _words(
        "date of birth; birth date; dob; born on; birthday; d of b",
        "जन्म तिथि; जन्मतिथि; जन्म दिनांक; जन्म तारीख",
        "ਜਨਮ ਮਿਤੀ; ਜਨਮ ਤਾਰੀਖ; ਜਨਮ ਤਰੀਕ",
        "जन्म की तारीख; जन्म की तिथि; ਜਨਮ ਦੀ ਮਿਤੀ; ਜਨਮ ਦੀ ਤਾਰੀਖ",
    ),
    Field.GENDER: _words(
        "sex; gender; m/f; male/female; sex m/f; gender m/f",
        "लिंग; स्त्री/पुरुष; पुरुष/महिला; महिला/पुरुष",
        "ਲਿੰਗ; ਮਰਦ/ਔਰਤ; ਔਰਤ/ਮਰਦ",
        "ਇਸਤਰੀ/ਪੁਰਸ਼; ਪੁਰਸ਼/ਇਸਤਰੀ",
    ),
    Field.PHONE: _words(
        "mobile; mobile no; mobile nos; mobile number; mob; mob no; mob number; mobile phone; phone",
        "phone no; phone nos; phone number; ph; ph no; tel; tel no; telephone; telephone no; cell; cell no",
        "contact; contact no; contact nos; contact number; contact details; mobile/phone; phone/mobile",
        "phone/mobile no; mobile/phone no; mobile no 1; mobile no 2; phone 1; phone 2; mobile 1; mobile 2",
        "alternate no; alternate mobile; alternate mobile no; alternate phone; alternate number",
        "alternate contact; whatsapp; whatsapp no; whatsapp number",
        "contact mobile",
        "मोबाइल; मोबाइल नंबर; मोबाइल न; मोबाइल नं; मो नं; मो न; मोबाइल संख्या; फोन; फोन नंबर; फ़ोन नंबर",
        "दूरभाष; दूरभाष संख्या; संपर्क नंबर; संपर्क; सम्पर्क नंबर",
        "सम्पर्क; संपर्क सूत्र; संपर्क न; संपर्क नं; मोबाईल; मोबाईल नं; मोबाईल न; मोबाईल नंबर",
        "मोबाईल नम्बर; मोबाइल नम्बर; फोन नं; फोन न; फोन नम्बर",
        "ਮੋਬਾਇਲ ਨੰ; ਫੋਨ ਨੰ; ਫ਼ੋਨ ਨੰ; ਸੰਪਰਕ ਨੰ",
        "ਮੋਬਾਈਲ; ਮੋਬਾਇਲ; ਮੋਬਾਈਲ ਨੰਬਰ; ਮੋਬਾਇਲ ਨੰਬਰ; ਮੋਬਾਈਲ ਨੰ; ਫੋਨ; ਫ਼ੋਨ; ਫੋਨ ਨੰਬਰ; ਫ਼ੋਨ ਨੰਬਰ; ਸੰਪਰਕ",
        "ਸੰਪਰਕ ਨੰਬਰ",
    ),
    Field.VILLAGE: _words(
        "village; vill; village/town; village/city; village or town; town; town/village; city; city/village",
        "place; native place; locality",
        "village name; name of village; vpo; village & post; village/po; vill & po",
        "village & post office; village/post office",
        "गाँव; गांव; ग्राम; गाँव/शहर; गांव/शहर; शहर; स्थान; निवास स्थान",
        "ਪਿੰਡ; ਪਿੰਡ/ਸ਼ਹਿਰ; ਸ਼ਹਿਰ; ਥਾਂ",
    ),
    Field.ADMITTED: _words(
        "date of admission; date of adm; admission date; adm date; admission; admitted; admitted on",
        "date admitted; doa; do adm; date of joining; joining date; joined on; doj; date of entry",
        "date of registration; registration date; reg date; date of enrolment; date of enrollment; in date",
        "date & time of admission; date and time of admission; date/time of admission",
        "admission date & time; admission date and time; admission date/time; dt of adm; dt of admission",
        "admission dt; adm dt",
        "भर्ती तिथि; भर्ती की तिथि; भर्ती दिनांक; भर्ती तारीख; भर्ती की तारीख; प्रवेश तिथि; प्रवेश की तिथि",
        "प्रवेश दिनांक; दाखिला तिथि; दाखिले की तारीख",
        "दाखिले की तिथि; दाखिल तिथि; दाखिला दिनांक; दाखिला तारीख; भर्ती होने की तिथि",
        "भर्ती होने की तारीख",
        "ਦਾਖਲ ਮਿਤੀ; ਦਾਖ਼ਲ ਮਿਤੀ; ਦਾਖਲਾ ਤਾਰੀਖ; ਦਾਖਲੇ ਦੀ ਤਾਰੀਖ; ਭਰਤੀ ਹੋਣ ਦੀ ਮਿਤੀ; ਭਰਤੀ ਤਾਰੀਖ",
        "ਦਾਖਲਾ ਮਿਤੀ; ਦਾਖ਼ਲਾ ਮਿਤੀ; ਦਾਖਲੇ ਦੀ ਮਿਤੀ; ਦਾਖ਼ਲੇ ਦੀ ਮਿਤੀ; ਦਾਖਲ ਹੋਣ ਦੀ ਮਿਤੀ; ਭਰਤੀ ਮਿਤੀ; ਭਰਤੀ ਦੀ ਮਿਤੀ",
    ),
    Field.LEFT: _words(
        "date of discharge; discharge date; discharge; discharged; discharged on; date discharged; dod",
        "do dis; date of leaving; leaving date; left; left on; date left; date of exit; exit date; out date",
        "date of relieving",
        "disch date; dis date; date & time of discharge; date and time of discharge",
        "date/time of discharge; discharge date/time; discharge date & time; dt of discharge; discharge dt",
        "छुट्टी की तिथि; छुट्टी तिथि; छुट्टी की तारीख; छुट्टी दिनांक; डिस्चार्ज तिथि; डिस्चार्ज दिनांक",
        "डिस्चार्ज की तारीख; जाने की तिथि",
        "डिस्चार्ज; ਛੁੱਟੀ ਦੀ ਤਾਰੀਖ; ਡਿਸਚਾਰਜ; ਡਿਸਚਾਰਜ ਤਾਰੀਖ",
        "ਛੁੱਟੀ ਦੀ ਮਿਤੀ; ਛੁੱਟੀ ਮਿਤੀ; ਡਿਸਚਾਰਜ ਮਿਤੀ; ਜਾਣ ਦੀ ਮਿਤੀ",
    ),
    Field.SOBRIETY_START: _words(
        "sober since; sobriety date; sobriety start; sobriety start date; start of sobriety",
        "date of sobriety; sober from; sober date; sobriety since; first day of sobriety; recovery date",
        "recovery start date; in recovery since; abstinent since; abstinence since; abstinence date",
        "date of abstinence; not using since",
        "clean since; clean date; clean from",
        "नशामुक्ति आरंभ तिथि; नशामुक्ति तिथि; नशामुक्ति की तिथि; नशामुक्त कब से; नशामुक्त तिथि",
        "कब से नशामुक्त; नशामुक्ति दिनांक; नशामुक्ति आरंभ; संयम तिथि",
        "नशा छोड़ने की तिथि; नशा छोड़ने की तारीख; नशा छोड़ने का दिनांक; नशा छोड़ा",
        "कब से नशा छोड़ा; सोबर तिथि; सोबर तारीख",
        "ਨਸ਼ਾ-ਮੁਕਤੀ ਸ਼ੁਰੂ ਹੋਣ ਦੀ ਮਿਤੀ; ਨਸ਼ਾ ਮੁਕਤੀ ਮਿਤੀ; ਨਸ਼ਾ ਮੁਕਤੀ ਦੀ ਮਿਤੀ; ਨਸ਼ਾ ਮੁਕਤ ਕਦੋਂ ਤੋਂ",
        "नशा कब छोड़ा; ਨਸ਼ਾ ਮੁਕਤ ਮਿਤੀ; ਨਸ਼ਾ ਕਦੋਂ ਛੱਡਿਆ; ਨਸ਼ਾ ਛੱਡਿਆ",
        "ਕਦੋਂ ਤੋਂ ਨਸ਼ਾ ਮੁਕਤ; ਨਸ਼ਾ ਛੱਡਣ ਦੀ ਮਿਤੀ; ਨਸ਼ਾ ਛੱਡਣ ਦੀ ਤਾਰੀਖ; ਸੋਬਰ ਮਿਤੀ; ਸੋਬਰ ਤਾਰੀਖ",
    ),
    Field.LAST_USE: _words(
        "last use; last used; last used on; date of last use; last use date; last date of use",
        "day of last use; last intake; date of last intake; last drink; date of last drink; last dose",
        "last consumption; date of last consumption",
        "last consumed; last consumed on; last taken; last taken on",
        "अंतिम सेवन; अंतिम सेवन तिथि; अंतिम सेवन की तिथि; आखिरी सेवन; आखिरी बार सेवन; अंतिम बार सेवन",
        "आखिरी नशा",
        "अंतिम उपयोग; अंतिम नशा; आखिरी बार नशा; अंतिम बार नशा",
        "ਆਖਰੀ ਨਸ਼ਾ; ਆਖ਼ਰੀ ਨਸ਼ਾ; ਆਖਰੀ ਵਾਰ ਨਸ਼ਾ; ਆਖ਼ਰੀ ਵਾਰ ਵਰਤੋਂ; ਆਖ਼ਰੀ ਸੇਵਨ",
        "ਆਖਰੀ ਵਰਤੋਂ; ਆਖ਼ਰੀ ਵਰਤੋਂ; ਆਖਰੀ ਵਾਰ ਵਰਤੋਂ; ਆਖਰੀ ਵਰਤੋਂ ਦੀ ਮਿਤੀ; ਆਖਰੀ ਸੇਵਨ",
    ),
    Field.GROUPS: _words(
        "group; groups; group name; group names; name of group; peer group; peer support group",
        "support group; home group; meeting; meeting group; circle",
        "group attended; groups attended; attends group",
        "समूह; समूह का नाम; साथी समूह; ग्रुप; ग्रुप का नाम",
        "ਗਰੁੱਪ; ਗਰੁੱਪ ਦਾ ਨਾਮ; ਗਰੁੱਪ ਦਾ ਨਾਂ; ਸਾਥੀ ਗਰੁੱਪ; ਸਮੂਹ",
    ),
    Field.SPONSOR: _words(
        "sponsor; sponsors name; sponsor name; name of sponsor; sponsored by; peer mentor; mentor; buddy",
        "प्रायोजक; मार्गदर्शक",
        "स्पॉन्सर; स्पांसर; स्पॉन्सर का नाम; मार्गदर्शक साथी; मार्गदर्शक साथी (स्पॉन्सर)",
        "मार्गदर्शक साथी स्पॉन्सर",
        "ਸਪਾਂਸਰ; ਸਪਾਂਸਰ ਦਾ ਨਾਮ; ਮਾਰਗਦਰਸ਼ਕ ਸਾਥੀ; ਮਾਰਗਦਰਸ਼ਕ ਸਾਥੀ ਸਪਾਂਸਰ",
    ),
    Field.LANGUAGE: _words(
        "language; languages; languages known; language known; mother tongue; spoken language",
        "languages spoken; preferred language",
        "lang",
        "भाषा; मातृभाषा; भाषाएँ",
        "ਭਾਸ਼ਾ; ਬੋਲੀ; ਮਾਂ ਬੋਲੀ",
    ),
    Field.REMARKS: _words(
        "remark; remarks; remarks if any; note; notes; comment; comments; observation; observations",
        "reason for leaving; reason of leaving; reason for discharge; reason of discharge; discharge reason",
        "history",
        "any other remarks; other remarks; counsellors remarks; counselors remarks; any remarks",
        "टिप्पणी; टिप्पणियाँ; विवरण; अभ्युक्ति; कैफियत; रिमार्क; रिमार्क्स",
        "ਟਿੱਪਣੀ; ਟਿੱਪਣੀਆਂ; ਵੇਰਵਾ; ਕੈਫ਼ੀਅਤ; ਰਿਮਾਰਕਸ",
    ),
}

NOT_TAKEN = _words(
    "s no; sr no; sl no; serial no; serial number; sno; srno; slno; no; sr; sl; #; mothers name",
    "mother name; mother; address; permanent address; occupation; education; caste; religion",
    "marital status; aadhaar; aadhaar no; aadhaar number; aadhar; aadhar no; aadhar number; adhar; adhar no",
    "uid; uid no; uidai; id proof; pan no; signature; sign; photo; thumb; diagnosis; substance; drug; date",
    "time; district; state; pin; pin code; fees; amount; date of readmission; readmission date; next visit",
    "doctor; counsellor; counselor; referred by; date of death; spouse name; fathers occupation",
    "emergency contact name; bed no; room no; ward",
    "क्र सं; क्रम संख्या; क्रमांक; क्र; क्रम; माता का नाम; पता; आधार; आधार संख्या; आधार नंबर; हस्ताक्षर",
    "दिनांक; तिथि; जिला; राज्य; पेशा; शिक्षा; जाति; धर्म",
    "ਲੜੀ ਨੰ; ਲੜੀ ਨੰਬਰ; ਕ੍ਰਮ; ਮਾਤਾ ਦਾ ਨਾਮ; ਮਾਤਾ ਦਾ ਨਾਂ; ਪਤਾ; ਆਧਾਰ; ਆਧਾਰ ਨੰਬਰ; ਦਸਤਖ਼ਤ; ਮਿਤੀ",
)
"""Headings of what the register does not take. None may be mistaken for a neighbour in spelling."""

TOTALS = _words(
    "total; totals; grand total; sub total; page total; carried over; carried forward; c/f; b/f",
    "brought forward; total members; total patients; total strength",
    "कुल; योग; कुल योग; कुल संख्या",
    "ਕੁੱਲ; ਜੋੜ; ਕੁੱਲ ਜੋੜ",
)

AADHAAR_WORDS = ("aadhaar", "aadhar", "adhar", "uidai", "आधार", "ਆਧਾਰ")
FATHER = ("father", "पिता", "ਪਿਤਾ")
HUSBAND = ("husband", "पति", "ਪਤੀ")
FOOTERS = _words(
    "prepared by; checked by; verified by; signature; sign of; authorised signatory; authorized signatory",
    "तैयारकर्ता; सत्यापनकर्ता; हस्ताक्षर; ਤਿਆਰ ਕਰਤਾ; ਪੜਤਾਲ ਕਰਤਾ; ਦਸਤਖ਼ਤ",
)
