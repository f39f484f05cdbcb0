# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Short words that offices write into cells, in English, Hindi and Punjabi."""

import re

from models.words import Gender, GroupModel, Relation

BLANK = frozenset(
    (
        *(
            "-",
            "--",
            "---",
            "–",
            "—",
            "_",
            ".",
            "..",
            "...",
            "?",
            "??",
            "n/a",
            "n.a.",
            "n.a",
            "nil",
            "nill",
            "none",
        ),
        *(
            "null",
            "unknown",
            "x",
            "xx",
            "xxx",
            "#n/a",
            "#ref!",
            "#value!",
            "#name?",
            "#null!",
            "#div/0!",
            "#num!",
        ),
        *("not available", "not known", "not given", "not applicable", "नहीं", "नही", "अज्ञात", "पता नहीं"),
        *("उपलब्ध नहीं", "ਨਹੀਂ", "ਨਹੀ", "ਪਤਾ ਨਹੀਂ"),
    )
)
"""Nothing is known. "NA" is not here: it may be a group."""

NOT_APPLICABLE = frozenset(("na", "no", "0"))

DITTO = frozenset(
    (
        *(
            '"',
            "''",
            "”",
            "“",
            "″",
            "〃",
            ",,",
            "do",
            "-do-",
            "--do--",
            "- do -",
            "do.",
            "-do.-",
            "ditto",
            "-ditto-",
        ),
        *("उपरोक्त", "तदैव", "ਉਕਤ", "ਉਪਰੋਕਤ"),
    )
)
"""The same as in the row above."""

GENDERS: dict[str, Gender] = {
    word: gender
    for gender, words in {
        Gender.WOMAN: "f female fem woman women w lady girl महिला म स्त्री औरत लड़की नारी ਔਰਤ ਮਹਿਲਾ ਇਸਤਰੀ ਕੁੜੀ",
        Gender.MAN: "m male man men boy gents पुरुष पु आदमी मर्द लड़का ਮਰਦ ਪੁਰਸ਼ ਪੁ ਆਦਮੀ ਮੁੰਡਾ",
        Gender.OTHER: "o other others t tg trans transgender third अन्य ट्रांसजेंडर किन्नर ਹੋਰ ਟਰਾਂਸਜੈਂਡਰ",
        Gender.NOT_STATED: "not_stated notstated unstated",
    }.items()
    for word in words.split()
} | {"third gender": Gender.OTHER, "not stated": Gender.NOT_STATED, "नहीं बताया": Gender.NOT_STATED}

RELATIONS: dict[Relation, tuple[str, ...]] = {
    Relation.SON_OF: ("s/o", "son of", "पुत्र श्री", "सुपुत्र", "पुत्र", "ਪੁੱਤਰ", "ਸਪੁੱਤਰ"),
    Relation.DAUGHTER_OF: ("d/o", "daughter of", "पुत्री श्री", "सुपुत्री", "पुत्री", "ਪੁੱਤਰੀ", "ਸਪੁੱਤਰੀ"),
    Relation.WIFE_OF: ("w/o", "wife of", "पत्नी श्री", "पत्नी", "ਪਤਨੀ"),
    Relation.CARE_OF: ("c/o", "care of", "द्वारा", "ਮਾਰਫ਼ਤ", "ਮਾਰਫਤ"),
}
KINSHIP: dict[str, Relation] = {
    "son": Relation.SON_OF,
    "daughter": Relation.DAUGHTER_OF,
    "wife": Relation.WIFE_OF,
    "s": Relation.SON_OF,
    "d": Relation.DAUGHTER_OF,
    "w": Relation.WIFE_OF,
}

PARENTS = frozenset(
    ("father", "mother", "parent", "parents", "पिता", "माता", "मां", "माँ", "ਪਿਤਾ", "ਮਾਤਾ", "ਮਾਂ")
)
HUSBANDS = frozenset(("husband", "पति", "ਪਤੀ"))
RELATIVES = frozenset(
    (
        *PARENTS,
        *HUSBANDS,
        *("brother", "sister", "uncle", "aunt", "nephew", "niece", "cousin", "grandfather", "grandmother"),
        *("friend", "neighbour", "neighbor", "guardian", "self", "relative", "employer", "in-laws"),
        *(
            "brother-in-law",
            "brother in law",
            "father-in-law",
            "father in law",
            "mother-in-law",
            "son-in-law",
        ),
        *("भाई", "बहन", "चाचा", "मामा", "दोस्त", "पड़ोसी", "स्वयं", "ਭਰਾ", "ਭੈਣ", "ਚਾਚਾ", "ਮਾਮਾ", "ਦੋਸਤ", "ਗੁਆਂਢੀ"),
    )
)
"""What a relative is to the person, where the column says that instead of son, daughter or wife."""

LANGUAGES: dict[str, str] = {
    word: code
    for code, words in {
        "hi": "hi hin hindi हिंदी हिन्दी ਹਿੰਦੀ",
        "pa": "pa pun panjabi punjabi पंजाबी ਪੰਜਾਬੀ",
        "en": "en eng english अंग्रेजी अंग्रेज़ी इंग्लिश ਅੰਗਰੇਜ਼ੀ ਅੰਗਰੇਜੀ",
        "ur": "ur urdu उर्दू ਉਰਦੂ",
        "bn": "bn bengali bangla बंगाली बांग्ला ਬੰਗਾਲੀ",
        "ta": "ta tamil तमिल ਤਾਮਿਲ",
        "te": "te telugu तेलुगु",
        "mr": "mr marathi मराठी",
        "gu": "gu gujarati गुजराती",
        "kn": "kn kannada कन्नड़",
        "ml": "ml malayalam मलयालम",
        "or": "or odia oriya उड़िया",
        "as": "as assamese असमिया",
        "ne": "ne nepali नेपाली",
        "ks": "ks kashmiri कश्मीरी",
        "doi": "doi dogri डोगरी",
        "mai": "mai maithili मैथिली",
        "bho": "bho bhojpuri भोजपुरी",
        "bgc": "bgc haryanvi हरियाणवी",
        "raj": "raj rajasthani राजस्थानी",
        "sd": "sd sindhi सिंधी",
    }.items()
    for word in words.split()
}

SHARED_PHONE = re.compile(
    r"neighbou?r|padosi|relative|somebody else|someone else|not (?:his|her|their) own|shared|shop|\bpco\b|"
    r"\bp\.?\s?p\b|landlord|brother|sister|father|mother|husband|wife|\bson\b|daughter|uncle|aunt|friend|"
    r"पड़ोसी|पडोसी|भाई|पिता|माता|पति|पत्नी|दुकान|रिश्तेदार|ਗੁਆਂਢੀ|ਭਰਾ|ਪਿਤਾ|ਮਾਤਾ|ਪਤੀ|ਪਤਨੀ|ਦੁਕਾਨ|ਰਿਸ਼ਤੇਦਾਰ",
    re.IGNORECASE,
)
PHONE_WORD = re.compile(r"phone|mobile|\bmob\b|\bph\b|number|फोन|फ़ोन|मोबाइल|ਫੋਨ|ਫ਼ੋਨ|ਮੋਬਾਈਲ|ਮੋਬਾਇਲ", re.IGNORECASE)

GROUP_MODELS: tuple[tuple[GroupModel, re.Pattern[str]], ...] = tuple(
    (model, re.compile(words, re.IGNORECASE))
    for model, words in (
        (GroupModel.ONLINE, r"whats ?app|telegram|zoom|online|video|google meet|ऑनलाइन|व्हाट्सएप|ਆਨਲਾਈਨ|ਵਟਸਐਪ"),
        (GroupModel.WOMEN, r"\bwom[ae]n|\blad(?:y|ies)\b|\bfemale\b|mahila|महिला|ਮਹਿਲਾ|ਔਰਤ|ਇਸਤਰੀ"),
        (GroupModel.ADOLESCENTS, r"adolescen|\bteens?\b|\bjuvenile|kishor|किशोर|ਕਿਸ਼ੋਰ"),
        (GroupModel.ELDERS, r"\belder|senior citizen|\bseniors\b|वरिष्ठ|बुज़ुर्ग|बुजुर्ग|ਬਜ਼ੁਰਗ"),
        (GroupModel.SMART, r"\bsmart\b|स्मार्ट|ਸਮਾਰਟ"),
        (
            GroupModel.TWELVE_STEP,
            r"\bn\.?a\b\.?|\ba\.?a\b\.?|12[- ]?steps?|twelve[- ]steps?|anonymous|just for today",
        ),
        (GroupModel.COMMUNITY, r"after ?care|follow[- ]?up|community|alumni|family|अनुवर्ती|ਫਾਲੋ"),
    )
)
"""Which tradition a group's name speaks of; the first that fits. Everything else is the centre's own."""
