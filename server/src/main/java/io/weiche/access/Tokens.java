package io.weiche.access;

import static io.weiche.db.tables.Tables.API_TOKEN;

import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.Texts;
import io.weiche.web.Problem;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Tokens of programs. Shown once, stored hashed, they die with their user.
@Service
public class Tokens {
    public static final String API_PREFIX = "wch_";

    private final DSLContext db;
    private final Audit audit;

    Tokens(DSLContext db, Audit audit) {
        this.db = db;
        this.audit = audit;
    }

    public record Token(
            long id,
            TokenKind kind,
            String name,
            OffsetDateTime createdAt,
            @Nullable OffsetDateTime lastUsedAt) {}

    /// @param secret shown once: with the prefix `wch_` for [TokenKind#API], bare for [TokenKind#WEBHOOK]
    public record Created(Token token, long userId, String secret) {
        @Override
        public String toString() {
            return "Created token " + token.id();
        }
    }

    @Transactional(readOnly = true)
    public List<Token> list() {
        return db.selectFrom(API_TOKEN)
                .where(API_TOKEN.ACCOUNT_ID.eq(CurrentAccount.require().value()))
                .and(API_TOKEN.USER_ID.eq(CurrentUser.requireId()))
                .and(API_TOKEN.REVOKED_AT.isNull())
                .orderBy(API_TOKEN.ID)
                .fetch(row -> new Token(
                        row.getId(),
                        TokenKind.valueOf(row.getKind()),
                        row.getName(),
                        row.getCreatedAt(),
                        row.getLastUsedAt()));
    }

    /// Opens a token with the rights of its user.
    @Transactional
    public Created open(long userId, TokenKind kind, @Nullable String name) {
        var key = AccountKey.create(CurrentAccount.require());
        var cleanName = Texts.line("name", name, Texts.NAME);
        var row = db.insertInto(API_TOKEN)
                .set(API_TOKEN.ACCOUNT_ID, CurrentAccount.require().value())
                .set(API_TOKEN.USER_ID, userId)
                .set(API_TOKEN.KIND, kind.name())
                .set(API_TOKEN.NAME, cleanName == null ? kind.name() : cleanName)
                .set(API_TOKEN.TOKEN_HASH, key.hash())
                .returning()
                .fetchSingle();
        audit.write("token-opened", "token:" + row.getId(), null, Map.of("kind", kind.name(), "user", userId));
        var token = new Token(row.getId(), kind, row.getName(), row.getCreatedAt(), null);
        return new Created(token, userId, kind == TokenKind.API ? API_PREFIX + key.text() : key.text());
    }

    @Transactional
    public void revoke(long id) {
        var revoked = db.update(API_TOKEN)
                .set(API_TOKEN.REVOKED_AT, DSL.currentOffsetDateTime())
                .where(API_TOKEN.ACCOUNT_ID.eq(CurrentAccount.require().value()))
                .and(API_TOKEN.USER_ID.eq(CurrentUser.requireId()))
                .and(API_TOKEN.ID.eq(id))
                .and(API_TOKEN.REVOKED_AT.isNull())
                .execute();
        if (revoked == 0) {
            throw Problem.notFound();
        }
        audit.write("token-revoked", "token:" + id, null, null);
    }
}
