"""What is done to Vietnamese text: folding, tone placement, words."""
import re
import unicodedata

WORD = re.compile(r"\w+")
# Marks and letters that Vietnamese has and English has not.
VIETNAMESE = re.compile("[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]")

# The diphthongs whose mark stands on the first vowel by the older rule and on the second by the newer one.
_OLDER = ["òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"]
_NEWER = ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"]
_TO_NEWER, _TO_OLDER = dict(zip(_OLDER, _NEWER)), dict(zip(_NEWER, _OLDER))


def nfc(text):
    return unicodedata.normalize("NFC", text)


def nfd(text):
    return unicodedata.normalize("NFD", text)


def unaccented(text):
    """The text as typed by somebody whose keyboard has no marks."""
    bare = "".join(char for char in nfd(text) if not unicodedata.combining(char))
    return nfc(bare.replace("đ", "d").replace("Đ", "D"))


def _replaced(text, table):
    # Only where the syllable ends, and not after q, where the u is none of its own.
    pattern = re.compile("(?<!q)(%s)(?!\\w)" % "|".join(table), re.IGNORECASE)

    def cased(found):
        pair = found.group(0)
        other = table[pair.lower()]
        return "".join(new.upper() if old.isupper() else new for old, new in zip(pair, other))

    return pattern.sub(cased, nfc(text))


def older_tones(text):
    """hoà → hòa."""
    return _replaced(text, _TO_OLDER)


def newer_tones(text):
    """hòa → hoà."""
    return _replaced(text, _TO_NEWER)


# Ways to write one and the same query; every one of them should be answered alike.
SPELLINGS = {
    "NFC": nfc,
    "NFD": nfd,
    "capitals": lambda text: nfc(text).upper(),
    "small letters": lambda text: nfc(text).lower(),
    "older tone placement": older_tones,
    "newer tone placement": newer_tones,
}


def words(text):
    return WORD.findall(nfc(text).lower())


def folded_words(text):
    return WORD.findall(unaccented(text).lower())


def is_vietnamese(text):
    return len(VIETNAMESE.findall(nfc(text).lower())) > len(text) / 100
