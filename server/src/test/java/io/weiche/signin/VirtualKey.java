package io.weiche.signin;

import io.weiche.testing.Json;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/// An authenticator with one passkey, as a browser would ask it: makes and signs what WebAuthn says, byte by byte.
final class VirtualKey {
    private static final int USER_PRESENT = 1;
    private static final int USER_VERIFIED = 4;
    private static final int CREDENTIAL_INCLUDED = 64;
    private static final int COORDINATE = 32;

    private final KeyPair pair;
    private final byte[] id = new byte[32];
    private final String origin;
    private final String host;
    private int uses;
    private int flags = USER_PRESENT | USER_VERIFIED;

    VirtualKey(String origin, String host) throws GeneralSecurityException {
        this.origin = origin;
        this.host = host;
        new SecureRandom().nextBytes(id);
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        this.pair = generator.generateKeyPair();
    }

    /// From now on it does not ask for finger, face or PIN.
    void askNobody() {
        flags = USER_PRESENT;
    }

    /// As a copy would be whose counter stands where it stood when it was made.
    void forgetUses() {
        uses = 0;
    }

    /// The answer to `navigator.credentials.create`, as JSON.
    String make(String challenge) throws GeneralSecurityException {
        var data = authenticatorData(flags | CREDENTIAL_INCLUDED);
        data.writeBytes(new byte[16]);
        data.writeBytes(ByteBuffer.allocate(2).putShort((short) id.length).array());
        data.writeBytes(id);
        data.writeBytes(new byte[] {(byte) 0xA5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, COORDINATE});
        var point = ((ECPublicKey) pair.getPublic()).getW();
        data.writeBytes(coordinate(point.getAffineX()));
        data.writeBytes(new byte[] {0x22, 0x58, COORDINATE});
        data.writeBytes(coordinate(point.getAffineY()));
        var attestation = new ByteArrayOutputStream();
        attestation.write(0xA3);
        attestation.writeBytes(word("fmt"));
        attestation.writeBytes(word("none"));
        attestation.writeBytes(word("attStmt"));
        attestation.write(0xA0);
        attestation.writeBytes(word("authData"));
        attestation.writeBytes(new byte[] {0x58, (byte) data.size()});
        attestation.writeBytes(data.toByteArray());
        return answer("'clientDataJSON':'" + text(client("webauthn.create", challenge)) + "','attestationObject':'"
                + text(attestation.toByteArray()) + "'");
    }

    /// The answer to `navigator.credentials.get`, as JSON.
    String sign(String challenge) throws GeneralSecurityException {
        uses++;
        var data = authenticatorData(flags).toByteArray();
        var client = client("webauthn.get", challenge);
        var signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(pair.getPrivate());
        signature.update(data);
        signature.update(sha256(client));
        return answer("'clientDataJSON':'" + text(client) + "','authenticatorData':'" + text(data) + "','signature':'"
                + text(signature.sign()) + "'");
    }

    private String answer(String response) {
        return Json.of("{'id':'" + text(id) + "','rawId':'" + text(id) + "','type':'public-key','response':{" + response
                + "},'clientExtensionResults':{}}");
    }

    private ByteArrayOutputStream authenticatorData(int shownFlags) throws GeneralSecurityException {
        var data = new ByteArrayOutputStream();
        data.writeBytes(sha256(host.getBytes(StandardCharsets.UTF_8)));
        data.write(shownFlags);
        data.writeBytes(ByteBuffer.allocate(4).putInt(uses).array());
        return data;
    }

    private byte[] client(String type, String challenge) {
        return Json.of("{'type':'" + type + "','challenge':'" + challenge + "','origin':'" + origin
                        + "','crossOrigin':false}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] word(String text) {
        return ((char) (0x60 + text.length()) + text).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] coordinate(BigInteger value) {
        var bytes = value.toByteArray();
        var whole = new byte[COORDINATE];
        var length = Math.min(bytes.length, COORDINATE);
        System.arraycopy(bytes, bytes.length - length, whole, COORDINATE - length, length);
        return whole;
    }

    private static byte[] sha256(byte[] bytes) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(bytes);
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
