"""E-mail through SES: raw MIME, so that text and HTML both arrive as written; open and click tracking are off."""

from __future__ import annotations

from typing import Final

from botocore.exceptions import (
    BotoCoreError,
    ClientError,
    ConnectTimeoutError,
    EndpointConnectionError,
    NoCredentialsError,
    SSLError,
)

from chalicelib.cloud.clients import client
from chalicelib.kernel.errors import Unavailable
from chalicelib.kernel.ports import Letter, MailRefused, NotTaken
from chalicelib.kernel.sentences import say
from chalicelib.settings import Settings

NOT_TAKEN: Final = say("The mail service did not take the message.")
# What SES says of a message that it has looked at and will never send (SES API v2, SendEmail, errors).
_NEVER: Final = {"MessageRejected", "BadRequestException", "InvalidParameterValue", "ValidationException"}
# No request had left when these were raised.
_UNSENT: Final = (ConnectTimeoutError, EndpointConnectionError, NoCredentialsError, SSLError)


def on_the_wire(address: str) -> str:
    """An address as mail servers take it: a domain in another script in its ASCII letters (IDNA 2008, RFC 5891)."""
    if address.isascii():
        return address
    from email_validator import validate_email  # few addresses need it

    return validate_email(address, check_deliverability=False).ascii_email or address


class SesMail:
    """Sends letters from the office's address."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def send(self, letter: Letter) -> str:
        request = {
            "FromEmailAddress": self._settings.mail_from,
            "Destination": {"ToAddresses": [on_the_wire(letter.to)]},
            "Content": {"Raw": {"Data": self._mime(letter)}},
            "EmailTags": [{"Name": "reference", "Value": letter.reference.replace("/", "__")}],
        }
        if self._settings.mail_configuration_set:
            request["ConfigurationSetName"] = self._settings.mail_configuration_set
        try:  # SES knows no idempotency key: a message whose reply was lost must not be sent again
            return str(client("sesv2", attempts=1).send_email(**request)["MessageId"])
        except (BotoCoreError, ClientError) as error:
            raise _meant(error) from error

    def _mime(self, letter: Letter) -> bytes:
        from email.message import EmailMessage  # only one function sends mail
        from email.utils import formataddr

        message = EmailMessage()
        message["From"] = formataddr((self._settings.office_name, self._settings.mail_from))
        message["To"] = on_the_wire(letter.to)
        message["Subject"] = letter.subject
        message["Content-Language"] = letter.language
        message["X-Quittance-Reference"] = letter.reference
        message["Auto-Submitted"] = "auto-generated"  # RFC 3834: no vacation replies
        if letter.one_click:  # RFC 2369 and RFC 8058: the mail program's own button
            message["List-Unsubscribe"] = f"<{letter.one_click}>"
            message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
        message.set_content(letter.text)
        message.add_alternative(letter.html, subtype="html")
        return message.as_bytes()


def _meant(error: BotoCoreError | ClientError) -> Unavailable:
    """What an error means for the message: it never goes, it has not gone yet, or nobody knows.

    A refusal (4xx) is an answer: SES has not sent it. Throttling, a used-up quota, a paused or unverified sender are
    refusals of the moment. A 5xx or silence after the request had left is no answer.
    """
    if isinstance(error, ClientError):
        code = error.response["Error"]["Code"]
        status = int(error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0))
        if code in _NEVER:
            return MailRefused("mail_refused", NOT_TAKEN)
        answered = 400 <= status < 500
    else:
        answered = isinstance(error, _UNSENT)
    if answered:
        return NotTaken("mail_busy", NOT_TAKEN)
    return Unavailable("mail_unavailable", NOT_TAKEN)
