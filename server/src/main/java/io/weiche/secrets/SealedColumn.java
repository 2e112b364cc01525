package io.weiche.secrets;

import java.util.List;

/// Where sealed values stand. A test compares the list with the columns of the database that hold bytes.
///
/// @param place in SQL: what the values of a row are bound to
/// @param ofAccount whether the table is one of accounts
record SealedColumn(String table, String column, String place, boolean ofAccount) {
    static final List<SealedColumn> ALL = List.of(
            common("login_totp", "seed", "'login_totp/' || login_id"),
            common("mail_message", "content", "'mail_message'"),
            ofAccount("oidc_provider", "client_secret", "'oidc_provider/' || account_id"),
            ofAccount("webhook", "secret", "'webhook'"),
            ofAccount("webhook", "previous_secret", "'webhook'"),
            ofAccount("mailbox", "password", "'mailbox'"),
            ofAccount("mail_provider", "client_secret", "'mail_provider'"),
            ofAccount("mailbox_consent", "refresh_token", "'mailbox_consent'"),
            ofAccount("mailbox_consent", "access_token", "'mailbox_consent'"),
            ofAccount("chat_channel", "token", "'chat_channel'"),
            ofAccount("call_provider", "secret", "'call_provider'"),
            ofAccount("idempotency_key", "sealed", "'idempotency_key'"));

    private static SealedColumn common(String table, String column, String place) {
        return new SealedColumn(table, column, place, false);
    }

    private static SealedColumn ofAccount(String table, String column, String place) {
        return new SealedColumn(table, column, place, true);
    }

    /// A batch in the order in which the rows lie there; those that are written anew may come once more. What has been
    /// taken away, as the password of a mailbox that is gone, is nothing to seal.
    String batch() {
        return """
                select cast(ctid as text) as at, %s as place, %s as value from %s
                where %s and octet_length(%s) > 0 and ctid > cast(:after as tid)
                order by ctid limit :most""".formatted(place, column, table, whose(), column);
    }

    /// Only values that are still what was read.
    String update() {
        return """
                update %s set %s = fresh.value
                from unnest(cast(:at as text[]), cast(:old as bytea[]), cast(:values as bytea[])) fresh (at, old, value)
                where %s and %s.ctid = cast(fresh.at as tid) and %s = fresh.old""".formatted(table, column, whose(), table, column);
    }

    private String whose() {
        return ofAccount ? "account_id = :account" : "true";
    }
}
