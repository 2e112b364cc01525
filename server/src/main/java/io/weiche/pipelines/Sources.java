package io.weiche.pipelines;

import static io.weiche.db.tables.Tables.LOSS_REASON;
import static io.weiche.db.tables.Tables.SOURCE;

import io.weiche.access.Access;
import io.weiche.access.Audit;
import io.weiche.access.Right;
import io.weiche.accounts.Language;
import io.weiche.db.tables.tables.records.SourceRecord;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.Remembered;
import io.weiche.kernel.Texts;
import io.weiche.web.Etags;
import io.weiche.web.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Where inquiries come from.
@Service
public class Sources {
    private static final Pattern CODE = Pattern.compile("[A-Z0-9_]{1,50}");

    private final DSLContext db;
    private final Remembered<String, List<Source>> sources = new Remembered<>();
    private final Access access;
    private final Audit audit;

    Sources(DSLContext db, Access access, Audit audit) {
        this.db = db;
        this.access = access;
        this.audit = audit;
    }

    /// @param code permanent, as in the compatible REST interface: WEB, CALL …
    public record Source(long id, int version, String code, String name, int sort) {}

    @Transactional(readOnly = true)
    public List<Source> list() {
        return sources.of(
                "all",
                () -> db.selectFrom(SOURCE)
                        .where(SOURCE.ACCOUNT_ID.eq(account()))
                        .orderBy(SOURCE.SORT, SOURCE.ID)
                        .fetch(Sources::source));
    }

    private static Source source(SourceRecord row) {
        return new Source(row.getId(), row.getVersion(), row.getCode(), row.getName(), row.getSort());
    }

    @Transactional(readOnly = true)
    public Source get(long id) {
        return list().stream().filter(source -> source.id() == id).findFirst().orElseThrow(Problem::notFound);
    }

    @Transactional(readOnly = true)
    public Optional<Source> findByCode(String code) {
        return list().stream().filter(source -> source.code().equals(code)).findFirst();
    }

    /// @throws BadInput when there is no such source in this account
    @Transactional(readOnly = true)
    public long require(String field, long id) {
        return list().stream()
                .map(Source::id)
                .filter(known -> known == id)
                .findFirst()
                .orElseThrow(() -> unknown(field));
    }

    /// @throws BadInput when there is no source with this code in this account
    @Transactional(readOnly = true)
    public long requireCode(String field, String code) {
        return findByCode(code.toUpperCase(Locale.ROOT)).map(Source::id).orElseThrow(() -> unknown(field));
    }

    private static BadInput unknown(String field) {
        return BadInput.of(field, "unknown-source", "There is no such source.");
    }

    /// @param code made from the name when it is missing
    @Transactional
    public Source open(@Nullable String code, @Nullable String name, @Nullable Integer sort) {
        access.require(Right.EDIT_SETTINGS);
        var cleanName = requireName(name);
        var last = list().stream().mapToInt(Source::sort).max().orElse(0);
        try {
            var row = db.insertInto(SOURCE)
                    .set(SOURCE.ACCOUNT_ID, account())
                    .set(SOURCE.CODE, code == null ? freeCode(cleanName) : requireNewCode(code))
                    .set(SOURCE.NAME, cleanName)
                    .set(SOURCE.SORT, sort == null ? last + 10 : sort)
                    .returning()
                    .fetchSingle();
            var opened = source(row);
            audit.write("source-opened", "source:" + opened.id(), null, told(opened));
            return opened;
        } catch (DuplicateKeyException e) {
            throw BadInput.of("code", "taken", "There is a source with this code.");
        }
    }

    private static String requireNewCode(String code) {
        var upper = code.toUpperCase(Locale.ROOT);
        if (!CODE.matcher(upper).matches()) {
            throw BadInput.of("code", "malformed", "A code has 1 to 50 letters, digits and underscores.");
        }
        return upper;
    }

    private String freeCode(String name) {
        var base = name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_").replaceAll("^_|_$", "");
        var stem = base.isEmpty() ? "SOURCE" : base.substring(0, Math.min(base.length(), 40));
        var taken = list().stream().map(Source::code).toList();
        var code = stem;
        for (int number = 2; taken.contains(code); number++) {
            code = stem + "_" + number;
        }
        return code;
    }

    @Transactional
    public Source change(long id, @Nullable String name, @Nullable Integer sort) {
        return change(id, null, name, sort);
    }

    /// @param expectedVersion the version the caller saw, null for any
    @Transactional
    public Source change(long id, @Nullable Integer expectedVersion, @Nullable String name, @Nullable Integer sort) {
        access.require(Right.EDIT_SETTINGS);
        refuseOther(id, expectedVersion);
        var before = get(id);
        var after = db.update(SOURCE)
                .set(SOURCE.NAME, name == null ? before.name() : requireName(name))
                .set(SOURCE.SORT, sort == null ? before.sort() : sort)
                .set(SOURCE.VERSION, SOURCE.VERSION.plus(1))
                .where(SOURCE.ACCOUNT_ID.eq(account()))
                .and(SOURCE.ID.eq(id))
                .returning()
                .fetchSingle(Sources::source);
        audit.write("source-changed", "source:" + id, told(before), told(after));
        return after;
    }

    private static Map<String, Object> told(Source source) {
        return Map.of("name", source.name(), "sort", source.sort());
    }

    /// Nobody else changes it until the end of the transaction.
    private void refuseOther(long id, @Nullable Integer expectedVersion) {
        var version = db.select(SOURCE.VERSION)
                .from(SOURCE)
                .where(SOURCE.ACCOUNT_ID.eq(account()))
                .and(SOURCE.ID.eq(id))
                .forUpdate()
                .fetchOptional(SOURCE.VERSION)
                .orElseThrow(Problem::notFound);
        Etags.refuseOther(expectedVersion, version);
    }

    @Transactional
    public void delete(long id) {
        delete(id, null);
    }

    /// @param expectedVersion the version the caller saw, null for any
    @Transactional
    public void delete(long id, @Nullable Integer expectedVersion) {
        access.require(Right.EDIT_SETTINGS);
        refuseOther(id, expectedVersion);
        var before = get(id);
        try {
            db.deleteFrom(SOURCE)
                    .where(SOURCE.ACCOUNT_ID.eq(account()))
                    .and(SOURCE.ID.eq(id))
                    .execute();
        } catch (DataIntegrityViolationException e) {
            throw Problem.conflict("Records have this source, or an inquiry rule names it.");
        }
        audit.write("source-deleted", "source:" + id, told(before), null);
    }

    /// Gives a new account its sources and loss reasons.
    @Transactional
    public void openDefaults(Language language) {
        var sources = db.insertInto(SOURCE, SOURCE.ACCOUNT_ID, SOURCE.CODE, SOURCE.NAME, SOURCE.SORT);
        int sort = 0;
        for (var seed : DefaultStages.SOURCES) {
            sort += 10;
            sources = sources.values(account(), seed.code(), seed.name(language), sort);
        }
        sources.execute();
        var reasons = db.insertInto(
                LOSS_REASON, LOSS_REASON.ACCOUNT_ID, LOSS_REASON.KIND, LOSS_REASON.NAME, LOSS_REASON.SORT);
        for (var seed : DefaultStages.LEAD_LOSSES) {
            sort += 10;
            reasons = reasons.values(account(), (short) RecordKind.LEAD.typeId(), seed.name(language), sort);
        }
        for (var seed : DefaultStages.DEAL_LOSSES) {
            sort += 10;
            reasons = reasons.values(account(), (short) RecordKind.DEAL.typeId(), seed.name(language), sort);
        }
        reasons.execute();
    }

    private static String requireName(@Nullable String name) {
        var line = Texts.line("name", name, Texts.NAME);
        if (line == null) {
            throw BadInput.required("name");
        }
        return line;
    }

    private static long account() {
        return CurrentAccount.require().value();
    }
}
