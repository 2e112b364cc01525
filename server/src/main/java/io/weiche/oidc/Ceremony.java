package io.weiche.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import io.weiche.oidc.RefusedSignIn.Why;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import org.springframework.stereotype.Component;

/// The steps of a sign-in at a provider: the authorization code with PKCE, a nonce, and a token whose signature and
/// claims are checked by the library.
@Component
class Ceremony {
    /// Signatures with the provider's own key. Those with the client's secret and unsigned tokens count for nothing.
    private static final Set<JWSAlgorithm> SIGNED = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    private final Discovery discovery;
    private final GuardedSender sender;

    Ceremony(Discovery discovery, GuardedSender sender) {
        this.discovery = discovery;
        this.sender = sender;
    }

    /// Where the browser goes.
    URI ask(Provider provider, URI back, Attempt attempt) {
        try {
            var request = new AuthenticationRequest.Builder(
                            ResponseType.CODE,
                            new Scope("openid", "email", "profile"),
                            new ClientID(provider.clientId()),
                            back)
                    .endpointURI(discovery.of(provider.issuer()).metadata().getAuthorizationEndpointURI())
                    .state(new State(attempt.state()))
                    .nonce(new Nonce(attempt.nonce()))
                    .codeChallenge(new CodeVerifier(attempt.verifier()), CodeChallengeMethod.S256);
            return (provider.secondFactor() ? request.acrValues(Factors.wanted()) : request)
                    .build()
                    .toURI();
        } catch (IOException e) {
            throw new RefusedSignIn(Why.AWAY, e);
        }
    }

    /// @param code what the provider gave the browser
    Claims finish(Provider provider, URI back, Attempt attempt, String code) {
        try {
            var known = discovery.of(provider.issuer());
            var tokens = tokens(provider, back, attempt, code, known);
            var idToken = tokens.getOIDCTokens().getIDToken();
            if (idToken == null) {
                throw new RefusedSignIn(Why.FORGED);
            }
            var claims = checked(provider, attempt, known, idToken);
            if (provider.secondFactor() && !Factors.several(claims)) {
                throw new RefusedSignIn(Why.ONE_FACTOR);
            }
            var named = Claims.of(claims.getSubject().getValue(), claims);
            return named.email() == null ? asked(known, tokens, named) : named;
        } catch (ParseException e) {
            throw new RefusedSignIn(Why.AWAY, e);
        } catch (IOException e) {
            throw new RefusedSignIn(Why.AWAY, e);
        }
    }

    private OIDCTokenResponse tokens(Provider provider, URI back, Attempt attempt, String code, Discovery.Known known)
            throws IOException, ParseException {
        var grant = new AuthorizationCodeGrant(new AuthorizationCode(code), back, new CodeVerifier(attempt.verifier()));
        var endpoint = known.metadata().getTokenEndpointURI();
        var client = new ClientID(provider.clientId());
        var secret = provider.clientSecret();
        var request = secret == null
                ? new TokenRequest.Builder(endpoint, client, grant).build()
                : new TokenRequest.Builder(
                                endpoint,
                                takesBasic(known)
                                        ? new ClientSecretBasic(client, new Secret(secret))
                                        : new ClientSecretPost(client, new Secret(secret)),
                                grant)
                        .build();
        var response = OIDCTokenResponseParser.parse(request.toHTTPRequest().send(sender));
        if (!response.indicatesSuccess()) {
            throw new RefusedSignIn(Why.DECLINED);
        }
        return (OIDCTokenResponse) response.toSuccessResponse();
    }

    private static boolean takesBasic(Discovery.Known known) {
        var methods = known.metadata().getTokenEndpointAuthMethods();
        return methods == null
                || methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                || !methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST);
    }

    /// Signature, issuer, audience, times and nonce.
    private IDTokenClaimsSet checked(Provider provider, Attempt attempt, Discovery.Known known, JWT token)
            throws IOException {
        try {
            return validator(provider, known).validate(token, new Nonce(attempt.nonce()));
        } catch (BadJOSEException | JOSEException first) {
            try {
                return validator(provider, discovery.anew(provider.issuer()))
                        .validate(token, new Nonce(attempt.nonce()));
            } catch (BadJOSEException | JOSEException e) {
                throw new RefusedSignIn(Why.FORGED, e);
            }
        }
    }

    private static IDTokenValidator validator(Provider provider, Discovery.Known known) {
        return new IDTokenValidator(
                new Issuer(provider.issuer()),
                new ClientID(provider.clientId()),
                new JWSVerificationKeySelector<SecurityContext>(SIGNED, new ImmutableJWKSet<>(known.keys())),
                null);
    }

    /// Many providers say who somebody is only when they are asked with the access token.
    private Claims asked(Discovery.Known known, OIDCTokenResponse tokens, Claims named)
            throws IOException, ParseException {
        var endpoint = known.metadata().getUserInfoEndpointURI();
        if (!Discovery.isTrustworthy(endpoint)) {
            return named;
        }
        var response = UserInfoResponse.parse(
                new UserInfoRequest(endpoint, tokens.getOIDCTokens().getBearerAccessToken())
                        .toHTTPRequest()
                        .send(sender));
        if (!response.indicatesSuccess()) {
            throw new RefusedSignIn(Why.AWAY);
        }
        var info = response.toSuccessResponse().getUserInfo();
        if (info == null || !info.getSubject().getValue().equals(named.subject())) {
            throw new RefusedSignIn(Why.FORGED);
        }
        return Claims.of(named.subject(), info);
    }
}
