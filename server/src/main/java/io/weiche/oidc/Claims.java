package io.weiche.oidc;

import com.nimbusds.openid.connect.sdk.claims.ClaimsSet;
import com.nimbusds.openid.connect.sdk.claims.UserInfo;
import org.jspecify.annotations.Nullable;

/// What a provider says about somebody who signed in there.
///
/// @param emailVerified null: it does not say
record Claims(
        String subject,
        @Nullable String email,
        @Nullable Boolean emailVerified,
        @Nullable String firstName,
        @Nullable String lastName) {
    static Claims of(String subject, ClaimsSet claims) {
        var given = claims.getStringClaim(UserInfo.GIVEN_NAME_CLAIM_NAME);
        var family = claims.getStringClaim(UserInfo.FAMILY_NAME_CLAIM_NAME);
        return new Claims(
                subject,
                claims.getStringClaim(UserInfo.EMAIL_CLAIM_NAME),
                claims.getBooleanClaim(UserInfo.EMAIL_VERIFIED_CLAIM_NAME),
                given,
                given == null && family == null ? claims.getStringClaim(UserInfo.NAME_CLAIM_NAME) : family);
    }

    @Override
    public String toString() {
        return "Claims";
    }
}
