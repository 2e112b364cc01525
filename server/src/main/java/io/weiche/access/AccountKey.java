package io.weiche.access;

import io.weiche.kernel.AccountId;
import java.security.SecureRandom;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;

/// A secret that says which account it belongs to, so that its row can be looked up behind the account's fence and
/// no table of all accounts' secrets is needed. Lower-case letters and digits: one character for the length of the
/// account's number, the number in base 36, then 160 random bits.
///
/// Clients of the compatible REST accept only letters and digits in an address.
public record AccountKey(AccountId account, String text) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int RANDOM_LENGTH = 31;
    private static final int RADIX = 36;

    public static AccountKey create(AccountId account) {
        var number = Long.toString(account.value(), RADIX);
        var text = new StringBuilder(Integer.toString(number.length(), RADIX)).append(number);
        for (int i = 0; i < RANDOM_LENGTH; i++) {
            text.append(Character.forDigit(RANDOM.nextInt(RADIX), RADIX));
        }
        return new AccountKey(account, text.toString());
    }

    public static Optional<AccountKey> parse(String text) {
        int digits = text.isEmpty() ? -1 : Character.digit(text.charAt(0), RADIX);
        if (digits < 1 || digits > 12 || text.length() != 1 + digits + RANDOM_LENGTH) {
            return Optional.empty();
        }
        try {
            return Optional.of(new AccountKey(
                    new AccountId(Long.parseLong(text.substring(1, 1 + digits), RADIX)), text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /// What is stored instead of the secret.
    public byte[] hash() {
        return hash(text);
    }

    static byte[] hash(String secret) {
        return DigestUtils.sha256(secret);
    }

    @Override
    public String toString() {
        return "AccountKey of account " + account;
    }
}
