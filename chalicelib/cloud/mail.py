"""E-mail through SES: raw MIME, so that text and HTML both arrive as written; open and click tracking are off."""

from __future__ import annotations

from botocore.exceptions import BotoCoreError, ClientError

from chalicelib.cloud.clients import client
from chalicelib.kernel.errors import Unavailable
from chalicelib.kernel.ports import Letter
from chalicelib.kernel.sentences import say
from chalicelib.settings import Settings


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
            raise Unavailable("mail_unavailable", say("The mail service did not take the message.")) from error

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
        message.set_content(letter.text)
        message.add_alternative(letter.html, subtype="html")
        return message.as_bytes()
