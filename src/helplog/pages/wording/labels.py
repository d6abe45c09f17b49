"""What the terminal says in the site's language: one table of words for both.

What a page says as well stands here with the very words it has there.
"""

from __future__ import annotations

from typing import Final

from helplog.pages.words import to_translate

OFFERED: Final = to_translate("offered")
OFFERED_ON: Final = to_translate("offered {day}")
OPEN_ON: Final = to_translate("Open on {day}")
OPEN_ASKS: Final = to_translate("Open asks")
NEEDS: Final = to_translate("Needs carried")
READY: Final = to_translate("Ready to talk")
THANKS: Final = to_translate("A thank-you to give")
OFFERS: Final = to_translate("Offers that may still be open")
DRAFTS: Final = to_translate("To be said")
HEAD: Final = to_translate("head")
TALK_COMMAND: Final = to_translate(
    "{command} kept, adjusted or taken back; --worked, --change, --again"
)
NOTHING: Final = to_translate("Nothing is open.")
THIS_WEEK: Final = to_translate("This week")
SMALL_ASK: Final = to_translate("One small ask")
CARRIED_ASK: Final = to_translate("The small ask you carry")
ASKED_ON: Final = to_translate("asked {day}")
ON_THIS_DAY: Final = to_translate("On this day")
TO_WRITE_FROM: Final = to_translate("To write from")
MORE: Final = to_translate("and {n} more", "and {n} more")
ANOTHER: Final = to_translate("Not this one? {command}")
RESTS: Final = to_translate("“{what}” rests until {day}.")
NO_OTHER: Final = to_translate("Nothing else is waiting to be asked. That is fine.")
LAST_SAID: Final = to_translate("The last thing you wrote: “{words}”")
FROM_BEFORE: Final = to_translate("What is from before, if you like: {command}")
KEEPS_AWAKE: Final = to_translate("keeps you awake")
NOTHING_SAID: Final = to_translate("(nothing said)")
THREE_QUESTIONS: Final = to_translate("Three questions")
DAYS: Final = to_translate("Days")
NONE_THIS_WEEK: Final = to_translate("none this week")
WEEK_BEFORE: Final = to_translate("the week before: {lifted}")
AWAY: Final = to_translate("Away.")
RESTING: Final = to_translate("Resting.")
SO_FAR: Final = to_translate("The practice so far")
ALL_TOGETHER: Final = to_translate("All together")
HEAVIEST: Final = to_translate("lb, the heaviest lift")
LAST_WEEKS: Final = to_translate("The last weeks")
YES: Final = to_translate("Saying yes")
MY_YESES: Final = to_translate("Offers I said yes to")
THEIR_YESES: Final = to_translate("Asks others said yes to")
YES_OF: Final = to_translate("{yes} of {n}")
WAIT: Final = to_translate("Usual wait for an answer")
SAME_DAY: Final = to_translate("the same day")
EXPECTED: Final = to_translate("Expected and real")
CAME: Final = to_translate("{expected} yeses, and {came} came (n = {n})")
LEANING: Final = to_translate("Leaning")
FEARS: Final = to_translate("Fears and facts")
WEEK_AWAY: Final = to_translate("Away")
WEEK_AT_REST: Final = to_translate("Resting")
NOBODY: Final = to_translate("Nobody is named in the journal yet.")
A_WHILE: Final = to_translate("It has been a while")
ALSO: Final = to_translate("also {names}")
LAST_CONTACT: Final = to_translate("last contact {day}")
TOGETHER: Final = to_translate("Together")
