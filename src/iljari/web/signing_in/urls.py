"""The addresses of the way in. Names with `mfa_` and `account_` are those by which allauth finds its pages."""

from allauth.socialaccount.providers.openid_connect import views as openid
from django.urls import path

from iljari.web.signing_in import city
from iljari.web.signing_in.screens import account, citizen, entrance, factors, invitation

CITY = {"provider_id": "city"}

urlpatterns = [
    path("sign-in/", entrance.sign_in, name="account_login"),
    path("sign-in/code/", entrance.second_factor, name="mfa_authenticate"),
    path("sign-in/city/", city.begin, CITY, name="openid_connect_login"),
    path("sign-in/city/answer/", openid.callback, CITY, name="openid_connect_callback"),
    path("citizen/sign-in/", citizen.begin, name="citizen-sign-in"),
    path("citizen/answer/", citizen.answer, name="citizen-answer"),
    path("sign-out/", entrance.sign_out, name="account_logout"),
    path("invitation/", invitation.invitation, name="invitation"),
    path("invitation/issue/", invitation.issue, name="issue-invitation"),
    path("account/", account.account, name="account"),
    path("account/stay/", account.stay, name="stay"),
    path("account/sessions/end/", account.end_sessions, name="end-sessions"),
    path("account/password/", account.password, name="password"),
    path("account/app/", factors.activate, name="mfa_activate_totp"),
    path("account/app/remove/", factors.deactivate, name="mfa_deactivate_totp"),
    path("account/passkeys/add/", factors.add_passkey, name="mfa_add_webauthn"),
    path("account/passkeys/<int:pk>/remove/", factors.remove_passkey, name="mfa_remove_webauthn"),
    path("account/recovery-codes/", factors.recovery_codes, name="mfa_view_recovery_codes"),
    path("account/recovery-codes/new/", factors.new_recovery_codes, name="mfa_generate_recovery_codes"),
    path("account/again/", factors.code_again, name="mfa_reauthenticate"),
    path("account/again/passkey/", factors.passkey_again, name="mfa_reauthenticate_webauthn"),
]
