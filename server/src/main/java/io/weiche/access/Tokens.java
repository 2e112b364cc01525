package io.weiche.access;

import static io.weiche.db.tables.Tables.API_TOKEN;

import io.weiche.db.tables.tables.records.ApiTokenRecord;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.Texts;
import io.weiche.web.Problem;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Tokens of programs. Shown once, stored hashed, they die with their user. Everybody sees and revokes their own,
/// administrators those of everybody in the account.
@Service
public class Tokens {
    public static final String API_PREFIX = "wch_";

    private final DSLContext db;
    private final Users people;
    private final Audit audit;

    Tokens(DSLContext db, Users people, Audit audit) {
        this.db = db;
        this.people = people;
        this.audit = audit;
    }

    /// @param scopes what it may do; null: everything its user may
    public record Token(
            long id,
            TokenKind kind,
            String name,
            OffsetDateTime createdAt,
            @Nullable OffsetDateTime lastUsedAt,
            @Nullable List<TokenScope> scopes,
            @Nullable OffsetDateTime expiresAt) {
        static Token of(ApiTokenRecord row) {
            var scopes = TokenScope.of(row.getScopes());
            return new Token(
                    row.getId(),
                    TokenKind.valueOf(row.getKind()),
                    row.getName(),
                    row.getCreatedAt(),
                    row.getLastUsedAt(),
                    scopes == null ? null : List.copyOf(scopes),
                    row.getExpiresAt());
        }
    }

    /// What somebody wants a token to be.
    ///
    /// @param scopes what it may do; null: everything its user may
    /// @param expiresAt null: never
    public record Draft(
            TokenKind kind,
            @Nullable String name,
            @Nullable List<TokenScope> scopes,
            @Nullable OffsetDateTime expiresAt) {}

    /// @param secret shown once: with the prefix `wch_` for [TokenKind#API], bare for those that stand in an address
    public record Created(Token token, long userId, String secret) {
        @Override
        public String toString() {
            return "Created token " + token.id();
        }
    }

    @Transactional(readOnly = true)
    public List<Token> list() {
        return read(CurrentUser.requireId());
    }

    /// Those of somebody of the account.
    ///
    /// @throws Problem not-found when there is no such user
    @Transactional(readOnly = true)
    public List<Token> listOf(long userId) {
        people.requireManaged(userId);
        return read(userId);
    }

    private List<Token> read(long userId) {
        return db.selectFrom(API_TOKEN)
                .where(API_TOKEN.ACCOUNT_ID.eq(CurrentAccount.require().value()))
                .and(API_TOKEN.USER_ID.eq(userId))
                .and(API_TOKEN.REVOKED_AT.isNull())
                .orderBy(API_TOKEN.ID)
                .fetch(Token::of);
    }

    /// Opens a token with all rights of its user.
    @Transactional
    public Created open(long userId, TokenKind kind, @Nullable String name) {
        return open(userId, new Draft(kind, name, null, null));
    }

    /// One for a calendar takes the place of the one before.
    ///
    /// @throws BadInput when it would have ended already, or may do nothing
    @Transactional
    public Created open(long userId, Draft draft) {
        var key = AccountKey.create(CurrentAccount.require());
        var cleanName = Texts.line("name", draft.name(), Texts.NAME);
        refuseUseless(draft);
        if (draft.kind() == TokenKind.CALENDAR) {
            revokeWhere(userId, API_TOKEN.KIND.eq(TokenKind.CALENDAR.name()));
        }
        var row = db.insertInto(API_TOKEN)
                .set(API_TOKEN.ACCOUNT_ID, CurrentAccount.require().value())
                .set(API_TOKEN.USER_ID, userId)
                .set(API_TOKEN.KIND, draft.kind().name())
                .set(API_TOKEN.NAME, cleanName == null ? draft.kind().name() : cleanName)
                .set(API_TOKEN.TOKEN_HASH, key.hash())
                .set(API_TOKEN.SCOPES, TokenScope.words(draft.scopes()))
                .set(API_TOKEN.EXPIRES_AT, draft.expiresAt())
                .returning()
                .fetchSingle();
        var shown = new TreeMap<String, Object>(Map.of("kind", draft.kind().name(), "user", userId));
        if (draft.scopes() != null) {
            shown.put("scopes", draft.scopes());
        }
        audit.write("token-opened", "token:" + row.getId(), null, shown);
        return new Created(Token.of(row), userId, draft.kind() == TokenKind.API ? API_PREFIX + key.text() : key.text());
    }

    private void refuseUseless(Draft draft) {
        if (draft.scopes() != null && draft.scopes().isEmpty()) {
            throw BadInput.of("scopes", "required", "A token that may do nothing is of no use.");
        }
        if (draft.scopes() != null && !draft.scopes().stream().allMatch(scope -> scope.fits(draft.kind()))) {
            throw BadInput.of("scopes", "unknown-value", "Tokens of this kind know other scopes.");
        }
        if (draft.expiresAt() != null
                && !db.fetchValue(DSL.field(DSL.val(draft.expiresAt()).gt(DSL.currentOffsetDateTime())))) {
            throw BadInput.of("expiresAt", "in-the-past", "The token would have ended already.");
        }
    }

    @Transactional
    public void revoke(long id) {
        revoke(CurrentUser.requireId(), id);
    }

    @Transactional
    public void revokeOf(long userId, long id) {
        people.requireManaged(userId);
        revoke(userId, id);
    }

    private void revoke(long userId, long id) {
        if (revokeWhere(userId, API_TOKEN.ID.eq(id)).isEmpty()) {
            throw Problem.notFound();
        }
    }

    private List<Long> revokeWhere(long userId, Condition which) {
        var revoked = db.update(API_TOKEN)
                .set(API_TOKEN.REVOKED_AT, DSL.currentOffsetDateTime())
                .where(API_TOKEN.ACCOUNT_ID.eq(CurrentAccount.require().value()))
                .and(API_TOKEN.USER_ID.eq(userId))
                .and(which)
                .and(API_TOKEN.REVOKED_AT.isNull())
                .returning(API_TOKEN.ID)
                .fetch(API_TOKEN.ID);
        revoked.forEach(id -> audit.write("token-revoked", "token:" + id, null, Map.of("user", userId)));
        return revoked;
    }
}
