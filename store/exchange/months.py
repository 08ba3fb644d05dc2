"""The names of months as phones write them, in the languages that apps are sold in."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_NAMES = """
january february march april may june july august september october november december
enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
januar februar märz april mai juni juli august september oktober november dezember
janvier février mars avril mai juin juillet août septembre octobre novembre décembre
gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro
januari februari maart april mei juni juli augustus september oktober november december
januari februari mars april maj juni juli augusti september oktober november december
januar februar marts april maj juni juli august september oktober november december
stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia
styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień
ledna února března dubna května června července srpna září října listopadu prosince
ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık
января февраля марта апреля мая июня июля августа сентября октября ноября декабря
январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь
січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня
tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta
syyskuuta lokakuuta marraskuuta joulukuuta
ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie
január február március április május június július augusztus szeptember október november december
januari februari maret april mei juni juli agustus september oktober november desember
gener febrer març abril maig juny juliol agost setembre octubre novembre desembre
januar februar marec april maj junij julij avgust september oktober november december
януари февруари март април май юни юли август септември октомври ноември декември
ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου
νοεμβρίου δεκεμβρίου
ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר
يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر
一月 二月 三月 四月 五月 六月 七月 八月 九月 十月 十一月 十二月
"""
"""Twelve a language."""
_SHORT = {
    "mrt": 3, "jänner": 1, "jän": 1, "feber": 2, "mrz": 3, "čvn": 6, "čvc": 7, "dez": 12,
    "agt": 8, "ag": 8, "ное": 11, "яну": 1, "юни": 6, "юли": 7, "сеп": 9,
}  # fmt: skip
_SHORTEST = 3
_NUMBERED = re.compile(r"\b(?:thg|th|tháng)\.?\s?(\d\d?)\b|\b(\d\d?)\s?[月월]")
"""Months that are numbers with the word for month: `thg 4`, `4月`."""
_PLAIN = "january february march april may june july august september october november december"


def month_of(word: str) -> int | None:
    """The month that a word names, in full or cut short, with or without a dot."""
    return _months().get(_bare(word))


def numbered_month_as_word(text: str) -> str:
    """The text with a month such as `4月` put as one of the words that `month_of` knows."""
    return _NUMBERED.sub(_as_word, text, count=1)


def _as_word(found: re.Match[str]) -> str:
    number = int(found[1] or found[2])
    return f" {_PLAIN.split()[number - 1]} " if 1 <= number <= 12 else found[0]


@cache
def _months() -> dict[str, int]:
    """Every name and every beginning of one; a beginning that two share is the first one's."""
    every = [_bare(name) for name in _NAMES.split()]
    rows = [every[start : start + 12] for start in range(0, len(every), 12)]
    full = {name: month for names in rows for month, name in enumerate(names, 1)}
    found = full | {_bare(name): month for name, month in _SHORT.items()}
    for names in rows:
        for month, name in enumerate(names, 1):
            for length in range(_SHORTEST, len(name)):
                # What isn't clear in its own language, as jui(n) and jui(llet), says nothing.
                start = name[:length]
                if sum(other.startswith(start) for other in names) == 1:
                    found.setdefault(start, month)
    return found


def _bare(word: str) -> str:
    split = unicodedata.normalize("NFKD", word.casefold().strip(". "))
    return "".join(each for each in split if not unicodedata.combining(each)).replace("ı", "i")
