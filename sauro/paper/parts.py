"""The pieces of layout every paper is built of."""

from __future__ import annotations

from sauro.paper.layout import Block, Columns, Each, Text, When
from sauro.paper.style import (
    ADDRESSED,
    ADDRESSEE,
    AGENCY,
    DASHES,
    DATE_LINE,
    FORM_CODE,
    GAP,
    NUMBER,
    PARENT,
    PARTY,
    RECIPIENT,
    RECIPIENTS_HEAD,
    SECRECY,
    SIGN_AUTHORITY,
    SIGN_HINT,
    SIGN_NAME,
    SIGN_POST,
    SIGN_SPACE,
    STAR,
    SUBTITLE,
    TITLE,
)

LAST = "{% if loop.last %}.{% else %};{% endif %}"
"""Ends a line of a list."""


def letterhead() -> Columns:
    """The two columns at the head."""
    return Columns(
        left=(
            When("head.parent", (Text("{{ head.parent|upper }}", PARENT),)),
            Text("{{ head.agency|upper }}", AGENCY),
            Text("*", STAR),
            When("head.symbol", (Text("{{ head.number_line }}", NUMBER),)),
            When("head.secrecy", (Text("{{ head.secrecy.value }}", SECRECY),)),
        ),
        right=(
            Text("ĐẢNG CỘNG SẢN VIỆT NAM", PARTY),
            Text("{{ head.date_line }}", DATE_LINE),
        ),
    )


def title(name: str, subject: str) -> tuple[Block, ...]:
    """The kind of paper in capitals and what it is about."""
    return Text(name, TITLE), Text(subject, SUBTITLE), Text("-----", DASHES)


def addressees() -> tuple[Block, ...]:
    """Whom a letter is addressed to: the field `to`."""
    one = Text("//Kính gửi:// {{ to[0] }}", ADDRESSED)
    several = Each("addressee", "to", (Text(f"- {{{{ addressee }}}}{LAST}", ADDRESSEE),))
    head = Text("//Kính gửi://", ADDRESSED, keep=True)
    return (When("to|count == 1", (one,), (head, several)),)


def form_code(name: str) -> Text:
    """The form's number in the corner ("Mẫu 7")."""
    return Text(name, FORM_CODE)


def signature(who: str = "signature", *, hint: bool = False) -> tuple[Block, ...]:
    """The signing block; `who` is the field that holds the Signature.

    hint: says in brackets what to do, for those who sign forms, not issued papers.
    """
    space = Text("(ký, ghi rõ họ tên)", SIGN_HINT) if hint else Text("", SIGN_SPACE)
    return (
        When(f"{who}.authority", (Text(f"{{{{ {who}.authority|upper }}}}", SIGN_AUTHORITY),)),
        When(f"{who}.post", (Text(f"{{{{ {who}.post|upper }}}}", SIGN_POST),)),
        space,
        Text(f"{{{{ {who}.name }}}}", SIGN_NAME),
    )


def closing(who: str = "signature") -> tuple[Block, ...]:
    """Whom the paper goes to on the left, who signs it on the right."""
    recipients = (
        Text("Nơi nhận:", RECIPIENTS_HEAD),
        Each("recipient", "recipients", (Text(f"- {{{{ recipient }}}}{LAST}", RECIPIENT),)),
    )
    return Text("", GAP, keep=True), Columns(recipients, signature(who))


def signed_by(left: str, right: str) -> tuple[Block, ...]:
    """Two who sign side by side: the names of their fields."""
    sides = (signature(left, hint=True), signature(right, hint=True))
    return Text("", GAP, keep=True), Columns(*sides, shares=(50, 50))


def person(who: str) -> str:
    """A name with its post, where there is one; `who` is the name of the Person."""
    return f"{{{{ {who}.name }}}}{{% if {who}.post %}}, {{{{ {who}.post }}}}{{% endif %}}"


def post_and_unit(who: str) -> str:
    """A post with its unit, where there is a post."""
    return f"{{% if {who}.post %}}{{{{ {who}.post }}}}, {{% endif %}}{{{{ {who}.unit }}}}"
