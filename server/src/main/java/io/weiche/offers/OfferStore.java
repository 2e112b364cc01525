package io.weiche.offers;

import io.weiche.accounts.Language;
import io.weiche.kernel.CurrentAccount;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// All SQL on offers; what they offer is [PositionStore]'s.
@Repository
class OfferStore {
    private static final String SELECT = """
            select o.*, r.number as replaces_number from offer o
            left join offer r on r.account_id = :account and r.id = o.replaces_id
            where o.account_id = :account and\s""";

    private static final String INSERT = """
            insert into offer (account_id, deal_id, language, offered_on, valid_until, recipient, opening, closing,
                tax_note, currency, net, total, replaces_id, created_by_id)
            values (:account, :deal, :language, :offeredOn, :validUntil, cast(:recipient as text),
                cast(:opening as text), cast(:closing as text), cast(:taxNote as text), :currency, :net, :total,
                cast(:replaces as bigint), cast(:actor as bigint))
            returning id""";

    private static final String CHANGE = """
            update offer set language = :language, offered_on = :offeredOn, valid_until = :validUntil,
                recipient = cast(:recipient as text), opening = cast(:opening as text),
                closing = cast(:closing as text), tax_note = cast(:taxNote as text), net = :net, total = :total, NEXT
            where account_id = :account and id = :id and status = 'DRAFT'""";

    /// The row of the year is held until the transaction ends: who comes next waits, and no number is lost.
    private static final String NEXT_SERIAL = """
            insert into offer_counter as c (account_id, year, last) values (:account, :year, 1)
            on conflict (account_id, year) do update set last = c.last + 1
            returning last""";

    private static final String ISSUE = """
            update offer set status = 'ISSUED', number = :number, number_year = :year, number_serial = :serial,
                sender = cast(:sender as jsonb), issued_at = clock_timestamp(), NEXT
            where account_id = :account and id = :id and status = 'DRAFT'""";

    private static final String REPLACE = """
            update offer set status = 'REPLACED', NEXT
            where account_id = :account and id = :id and status in ('ISSUED', 'DECLINED')""";

    private static final String DECIDE = """
            update offer set status = :status, decided_on = :on, NEXT
            where account_id = :account and id = :id and status in ('ISSUED', 'ACCEPTED', 'DECLINED')""";

    private static final String NEXT = "version = version + 1, updated_at = clock_timestamp()";

    private final JdbcClient sql;
    private final JsonMapper json;

    OfferStore(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    private JdbcClient.StatementSpec statement(String text) {
        return sql.sql(text.replace("NEXT", NEXT))
                .param("account", CurrentAccount.require().value());
    }

    private Offer offer(ResultSet row, int number) throws SQLException {
        var sender = row.getString("sender");
        return new Offer(
                row.getLong("id"),
                row.getInt("version"),
                row.getLong("deal_id"),
                row.getString("number"),
                OfferStatus.valueOf(row.getString("status")),
                new OfferText(
                        Language.ofCode("language", row.getString("language")),
                        row.getObject("offered_on", LocalDate.class),
                        row.getObject("valid_until", LocalDate.class),
                        row.getString("recipient"),
                        row.getString("opening"),
                        row.getString("closing"),
                        row.getString("tax_note")),
                row.getString("currency"),
                row.getBigDecimal("net"),
                row.getBigDecimal("total"),
                row.getObject("replaces_id", Long.class),
                row.getString("replaces_number"),
                sender == null ? null : json.readValue(sender, Sender.class),
                row.getObject("file_id", Long.class),
                row.getObject("decided_on", LocalDate.class),
                row.getObject("issued_at", OffsetDateTime.class),
                row.getObject("created_by_id", Long.class),
                row.getObject("created_at", OffsetDateTime.class),
                row.getObject("updated_at", OffsetDateTime.class));
    }

    /// The latest first.
    List<Offer> list(long dealId, int limit) {
        return statement(SELECT + "o.deal_id = :deal order by o.id desc limit :limit")
                .param("deal", dealId)
                .param("limit", limit)
                .query(this::offer)
                .list();
    }

    Optional<Offer> find(long id) {
        return statement(SELECT + "o.id = :id")
                .param("id", id)
                .query(this::offer)
                .optional();
    }

    /// In the order of the numbers.
    List<Offer> list(List<Long> ids) {
        return statement(SELECT + "o.id = any(:ids) order by array_position(:ids, o.id)")
                .param("ids", ids.toArray(Long[]::new))
                .query(this::offer)
                .list();
    }

    /// Nobody else changes it until the end of the transaction.
    Optional<Offer> lock(long id) {
        return statement(SELECT + "o.id = :id for update of o")
                .param("id", id)
                .query(this::offer)
                .optional();
    }

    long insert(long dealId, OfferText text, String currency, OfferSums sums, @Nullable Long replaces, long actor) {
        return filled(INSERT, text, sums)
                .param("deal", dealId)
                .param("currency", currency)
                .param("replaces", replaces)
                .param("actor", actor)
                .query(Long.class)
                .single();
    }

    void change(long id, OfferText text, OfferSums sums) {
        filled(CHANGE, text, sums).param("id", id).update();
    }

    private JdbcClient.StatementSpec filled(String statement, OfferText text, OfferSums sums) {
        return statement(statement)
                .param("language", text.language().code())
                .param("offeredOn", text.offeredOn())
                .param("validUntil", text.validUntil())
                .param("recipient", text.recipient())
                .param("opening", text.opening())
                .param("closing", text.closing())
                .param("taxNote", text.taxNote())
                .param("net", sums.net())
                .param("total", sums.total());
    }

    int nextSerial(int year) {
        return statement(NEXT_SERIAL).param("year", year).query(Integer.class).single();
    }

    void issue(long id, String number, int year, int serial, Sender sender) {
        statement(ISSUE)
                .param("id", id)
                .param("number", number)
                .param("year", year)
                .param("serial", serial)
                .param("sender", json.writeValueAsString(sender))
                .update();
    }

    /// @return false when the customer has accepted it, or it was replaced before
    boolean replace(long id) {
        return statement(REPLACE).param("id", id).update() > 0;
    }

    void decide(long id, OfferStatus status, LocalDate on) {
        statement(DECIDE)
                .param("id", id)
                .param("status", status.name())
                .param("on", on)
                .update();
    }

    void keepFile(long id, long fileId) {
        statement("update offer set file_id = :file where account_id = :account and id = :id")
                .param("id", id)
                .param("file", fileId)
                .update();
    }

    void delete(long id) {
        statement("delete from offer where account_id = :account and id = :id and status = 'DRAFT'")
                .param("id", id)
                .update();
    }
}
