package io.weiche.signin;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.authenticator.AuthenticatorImpl;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.exception.DataConversionException;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.exception.VerificationException;
import io.weiche.kernel.BadInput;
import java.net.URI;
import java.util.Objects;

/// The two ceremonies of WebAuthn: making a passkey, and signing in with it. Both ask the authenticator to make sure
/// that it is its owner who touches it, so a passkey is two factors in one.
final class PasskeyCeremony {
    private final ObjectConverter converter = new ObjectConverter();
    private final WebAuthnManager manager = WebAuthnManager.createNonStrictWebAuthnManager(converter);
    private final AttestedCredentialDataConverter credentials = new AttestedCredentialDataConverter(converter);
    private final Origin origin;
    private final String host;

    PasskeyCeremony(String publicUrl) {
        this.origin = Origin.create(originOf(publicUrl));
        this.host = URI.create(publicUrl).getHost();
    }

    private static String originOf(String publicUrl) {
        var uri = URI.create(publicUrl);
        return uri.getScheme() + "://" + uri.getAuthority();
    }

    /// To whom passkeys belong: the host of the public address.
    String host() {
        return host;
    }

    record Made(byte[] id, byte[] credential, long signCount) {}

    RegistrationData parseMade(String json) {
        try {
            var data = manager.parseRegistrationResponseJSON(json);
            Objects.requireNonNull(data.getCollectedClientData());
            Objects.requireNonNull(data.getAttestationObject());
            return data;
        } catch (RuntimeException e) {
            // what is read was made up by whoever sent it, and fails in many ways
            throw unreadable();
        }
    }

    static byte[] challenge(RegistrationData data) {
        return data.getCollectedClientData().getChallenge().getValue();
    }

    Made verify(RegistrationData data, byte[] challenge) {
        try {
            manager.verify(data, new RegistrationParameters(server(challenge), true, true));
        } catch (VerificationException | DataConversionException e) {
            throw refused(e);
        }
        var made = data.getAttestationObject().getAuthenticatorData();
        var credential = made.getAttestedCredentialData();
        if (credential == null) {
            throw BadInput.of("credential", "malformed", "There is no credential in it.");
        }
        return new Made(credential.getCredentialId(), credentials.convert(credential), made.getSignCount());
    }

    AuthenticationData parseUsed(String json) {
        try {
            var data = manager.parseAuthenticationResponseJSON(json);
            Objects.requireNonNull(data.getCollectedClientData());
            Objects.requireNonNull(data.getCredentialId());
            return data;
        } catch (RuntimeException e) {
            // as above
            throw unreadable();
        }
    }

    static byte[] challenge(AuthenticationData data) {
        return data.getCollectedClientData().getChallenge().getValue();
    }

    /// @param stored what [#verify] made
    /// @return the authenticator's new counter
    @SuppressWarnings("deprecation") // the newer type wants what we do not keep
    long verify(AuthenticationData data, byte[] challenge, byte[] stored, long signCount) {
        var known = new AuthenticatorImpl(credentials.convert(stored), new NoneAttestationStatement(), signCount);
        try {
            manager.verify(data, new AuthenticationParameters(server(challenge), known, true, true));
        } catch (VerificationException | DataConversionException e) {
            throw refused(e);
        }
        return data.getAuthenticatorData().getSignCount();
    }

    private ServerProperty server(byte[] challenge) {
        return new ServerProperty(origin, host, new DefaultChallenge(challenge));
    }

    private static BadInput unreadable() {
        return BadInput.of("credential", "malformed", "This is no answer of an authenticator.");
    }

    private static BadInput refused(RuntimeException e) {
        return BadInput.of(
                "credential",
                "refused",
                "The passkey does not fit: " + e.getClass().getSimpleName() + ".");
    }
}
