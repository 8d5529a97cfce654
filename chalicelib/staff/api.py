"""A staff member's own preferences over HTTP."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from chalicelib.kernel.actor import Role
from chalicelib.kernel.identity import Colleague
from chalicelib.kernel.languages import Language
from chalicelib.staff import actions
from chalicelib.staff.model import Preferences, SavedView
from chalicelib.web.api import Api
from chalicelib.web.call import Call
from chalicelib.web.given import given
from chalicelib.web.permissions import Permission, may
from chalicelib.web.shapes import Shape, View

api = Api("staff", "/api/v1")


class SavedViewShape(Shape):
    """A saved view of a list."""

    name: Annotated[str, Field(min_length=1, max_length=60)]
    screen: Annotated[str, Field(pattern="^[a-z-]{1,40}$")]
    query: Annotated[str, Field(max_length=500)] = ""


# A code system and a code; whether the catalog has it is asked where it is charged.
Favourite = Annotated[str, Field(pattern=r"^[a-z0-9]{1,10}\|[A-Za-z0-9._-]{1,20}$")]


class PreferencesBody(Shape):
    """How the caller likes the portal."""

    language: Language
    theme: Literal["system", "light", "dark"] = "system"
    density: Literal["compact", "roomy"] = "compact"
    single_key_shortcuts: bool = True
    views: list[SavedViewShape] = Field(default_factory=list, max_length=50)
    favourites: list[Favourite] = Field(default_factory=list, max_length=30)

    def preferences(self) -> Preferences:
        """The same as the room's model."""
        views = tuple(SavedView(view.name, view.screen, view.query) for view in self.views)
        return given(Preferences, self, views=views)


class PreferencesView(View):
    """How the caller likes the portal."""

    language: Language
    theme: str
    density: str
    single_key_shortcuts: bool
    views: list[SavedViewShape]
    favourites: list[str]

    @classmethod
    def of(cls, preferences: Preferences) -> PreferencesView:
        """Show preferences."""
        views = [SavedViewShape(name=v.name, screen=v.screen, query=v.query) for v in preferences.views]
        return cls(
            language=preferences.language,
            theme=preferences.theme,
            density=preferences.density,
            single_key_shortcuts=preferences.single_key_shortcuts,
            views=views,
            favourites=list(preferences.favourites),
        )


class ColleagueView(View):
    """A staff member: `id` is what entries and notes name them by. The e-mail address is for administrators."""

    id: str
    name: str
    roles: list[Role]
    active: bool
    email: str | None = None

    @classmethod
    def of(cls, colleague: Colleague, *, with_email: bool) -> ColleagueView:
        """Show a colleague."""
        email = colleague.email if with_email else None
        roles = sorted(colleague.roles)
        return cls(id=colleague.subject, name=colleague.name, roles=roles, active=colleague.active, email=email)


@api.get("/staff", Permission.SIGNED_IN)
def list_staff(call: Call) -> list[ColleagueView]:
    """Everybody who works in the office or did, by name: whose ids stand in histories."""
    with_email = may(call.actor, Permission.SETTINGS_WRITE)
    return [ColleagueView.of(one, with_email=with_email) for one in actions.colleagues(call.ports)]


@api.get("/me/preferences", Permission.SIGNED_IN)
def read_preferences(call: Call) -> PreferencesView:
    """How the caller likes the portal; at first in the language of their browser."""
    return PreferencesView.of(actions.preferences_of(call.ports, call.actor) or Preferences(call.language))


@api.put("/me/preferences", Permission.SIGNED_IN)
def keep_preferences(call: Call, body: PreferencesBody) -> PreferencesView:
    """Keep how the caller likes the portal."""
    return PreferencesView.of(actions.keep_preferences(call.ports, call.actor, body.preferences()))
