"""What is said of comments and replies: outcomes to sentences, faults to the words under a field.

English is the source language; assets/translations/planetfm_id.ts holds the Indonesian.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from planetfm.core.comment_page import Obstacle
from planetfm.core.comments import Outcome, Part, Problem, Sent, Standing
from planetfm.core.errors import Trouble
from planetfm.core.outgoing import Outgoing, OutState
from planetfm.gui import translate, words
from planetfm.gui.radio.speech import Speech


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence over the send button, with its icon and colour."""

    words: str
    icon: str = "warning"
    token: str = "coral"


def tr(text: str) -> str:
    """A sentence about comments in the language of the window."""
    return QCoreApplication.translate("Comments", text)


def counted(text: str, count: int) -> str:
    """A sentence with a number at its %n."""
    return translate.counted("Comments", text, count)


def fault_words(part: Part, problem: Problem) -> str:
    """What stands under a field that is not in order."""
    match problem:
        case Problem.EMPTY:
            return {
                Part.NAME: tr("Enter your name"),
                Part.EMAIL: tr("Enter your email"),
                Part.TEXT: tr("Write a comment first"),
            }[part]
        case Problem.NO_AT:
            return tr("Email needs an @")
        case Problem.NOT_AN_ADDRESS:
            return tr("This is not a complete email address")
        case Problem.TOO_LONG:
            return {
                Part.NAME: tr("This name is too long for the site"),
                Part.EMAIL: tr("This email is too long for the site"),
                Part.TEXT: tr("This comment is too long for the site"),
            }[part]


def outcome_words(outcome: Outcome, wait_s: float, speech: Speech) -> Notice:
    """What became of a reply. `wait_s`: how much of the asked pause is left."""
    match outcome.sent:
        case Sent.ACCEPTED:
            return Notice(tr("Comment sent."), "check", "ok")
        case Sent.HELD:
            return Notice(tr("Comment sent; it shows once approved."), "clock", "ok")
        case Sent.DUPLICATE:
            return Notice(tr("The same comment is already there."), "comment", "amber")
        case Sent.TOO_FAST:
            if wait_s <= 0:
                return Notice(tr("You can send it now."), "clock", "ink2")
            left = words.length(wait_s, speech.lang)
            return Notice(tr("Too fast. Try again in %1.").replace("%1", left), "clock", "amber")
        case Sent.CLOSED:
            return Notice(tr("Comments on this story are closed."))
        case Sent.LOGIN:
            return Notice(tr("The site wants you to log in before you comment."))
        case Sent.INVALID:
            return Notice(_said(tr("The site did not take the comment."), outcome.said))
        case Sent.REFUSED:
            refused = tr("The site's spam filter refused the comment. Try on the site itself.")
            return Notice(_said(refused, outcome.said))
        case Sent.NO_ARTICLE:
            return Notice(tr("The site no longer has this story. Your text is kept here."))
        case Sent.BROWSER:
            return Notice(tr("The site wants to see a browser. Your text is on the clipboard."))
        case Sent.DISK:
            return Notice(tr("Not sent: the disk of this computer is full or locked."))
        case Sent.SITE_ERROR:
            told = tr("Not sent, the site answered with an error (%1). Your text is kept here.")
            return Notice(told.replace("%1", str(outcome.status)))
        case Sent.UNCLEAR:
            if outcome.status is not None:
                told = tr("The site answered with an error (%1). The comment may have been sent.")
                return Notice(told.replace("%1", str(outcome.status)), "clock", "amber")
            return Notice(
                tr("The answer was lost. The comment may have been sent."), "clock", "amber"
            )
        case Sent.UNREACHABLE:
            if outcome.status is not None and outcome.status >= 400:
                told = tr("Not sent, the site answered with an error (%1). Your text is kept here.")
                return Notice(told.replace("%1", str(outcome.status)))
            return Notice(tr("Not sent, the site does not answer. Your text is kept here."))


def _said(words: str, said: str) -> str:
    return f"{words} “{said}”" if said else words


def obstacle_words(obstacle: Obstacle) -> Notice:
    """Why the reply is finished in the browser."""
    why = {
        Obstacle.CAPTCHA: tr("The site asks for a check that only a person in a browser can pass."),
        Obstacle.QUESTION: tr(
            "The site's form asks one more question that Planet FM cannot answer."
        ),
        Obstacle.SCRIPT: tr("The site's form works in a browser only."),
        Obstacle.ELSEWHERE: tr("Another service keeps the comments of this site."),
    }[obstacle]
    how = tr("Your text goes to the clipboard; paste it there.")
    return Notice(f"{why} {how}", "open-external", "ink2")


def standing_words(standing: Standing) -> str:
    """What stands in place of the form; empty while there is one."""
    if standing is Standing.CLOSED:
        return tr("Comments on this story are closed.")
    if standing is Standing.LOGIN:
        return tr("The site wants you to log in before you comment.")
    return ""


def outgoing_words(one: Outgoing) -> str:
    """How things stand with a reply that cannot be seen on the site yet."""
    if one.state is OutState.HELD:
        return tr("Waits for approval")
    if one.state is OutState.SENDING:
        return tr("Sending")
    return tr("Maybe sent")


def trouble_words(trouble: Trouble) -> str:
    """Why there are no comments to show."""
    match trouble:
        case Trouble.OFFLINE:
            return tr("This computer is offline; the comments are not saved yet.")
        case Trouble.CHALLENGE:
            return tr("The site asks for a check in the browser before it shows comments.")
        case Trouble.UNREACHABLE | Trouble.STALLED | Trouble.CLOSED:
            return tr("The comments are not saved yet, and the site does not answer.")
        case _:
            return tr("The site does not show its comments at the moment.")
