package io.weiche.tags;

import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/// All SQL on tags and on what carries them.
@Repository
class TagStore {
    private static final String OPEN = """
            insert into tag (account_id, name, match_key, color)
            select :account, n.name, n.key, n.color
            from unnest(cast(:names as text[]), cast(:keys as text[]), cast(:colors as text[])) n (name, key, color)
            on conflict (account_id, match_key) do nothing""";

    private static final String OF_RECORDS = """
            select rt.record_id, rt.tag_id from record_tag rt
            join tag t on t.account_id = :account and t.id = rt.tag_id
            where rt.account_id = :account and rt.kind = :kind and rt.record_id = any(cast(:ids as bigint[]))
            order by rt.record_id, lower(t.name), t.id""";

    private static final String PUT_ON = """
            insert into record_tag (account_id, tag_id, kind, record_id)
            select :account, t.id, :kind, :record from unnest(cast(:tags as bigint[])) as t (id)
            on conflict do nothing""";

    private static final String TAKE_OFF = """
            delete from record_tag
            where account_id = :account and kind = :kind and record_id = :record and tag_id = any(cast(:tags as bigint[]))""";

    private static final String MOVE = """
            insert into record_tag (account_id, tag_id, kind, record_id, conversion_id)
            select :account, :into, kind, record_id, conversion_id from record_tag
            where account_id = :account and tag_id = :id
            on conflict do nothing""";

    private final JdbcClient sql;

    TagStore(JdbcClient sql) {
        this.sql = sql;
    }

    private JdbcClient.StatementSpec statement(String text) {
        return sql.sql(text).param("account", CurrentAccount.require().value());
    }

    static SqlArrayValue numbers(Collection<Long> ids) {
        return new SqlArrayValue("bigint", ids.toArray());
    }

    private static SqlArrayValue texts(Collection<String> texts) {
        return new SqlArrayValue("text", texts.toArray());
    }

    List<Tag> list() {
        return statement("select id, name, color from tag where account_id = :account order by lower(name), id")
                .query(Tag.class)
                .list();
    }

    Optional<Tag> find(long id) {
        return statement("select id, name, color from tag where account_id = :account and id = :id")
                .param("id", id)
                .query(Tag.class)
                .optional();
    }

    List<Tag> named(Collection<TagName> names) {
        return statement("""
                        select id, name, color from tag
                        where account_id = :account and match_key = any(cast(:keys as text[]))
                        order by lower(name), id""")
                .param("keys", texts(names.stream().map(TagName::key).toList()))
                .query(Tag.class)
                .list();
    }

    int count() {
        return statement("select count(*) from tag where account_id = :account")
                .query(Integer.class)
                .single();
    }

    /// How many of these there are.
    int count(Collection<Long> ids) {
        return statement("select count(*) from tag where account_id = :account and id = any(cast(:ids as bigint[]))")
                .param("ids", numbers(ids))
                .query(Integer.class)
                .single();
    }

    /// Those there are already stay as they are.
    int open(Collection<TagName> names) {
        return statement(OPEN)
                .param("names", texts(names.stream().map(TagName::name).toList()))
                .param("keys", texts(names.stream().map(TagName::key).toList()))
                .param("colors", texts(names.stream().map(TagName::color).toList()))
                .update();
    }

    void change(long id, TagName name, String color) {
        statement("""
                        update tag set name = :name, match_key = :key, color = :color
                        where account_id = :account and id = :id""")
                .param("id", id)
                .param("name", name.name())
                .param("key", name.key())
                .param("color", color)
                .update();
    }

    void delete(long id) {
        statement("delete from tag where account_id = :account and id = :id")
                .param("id", id)
                .update();
    }

    void moveAll(long id, long into) {
        statement(MOVE).param("id", id).param("into", into).update();
    }

    /// How many records carry each tag.
    Map<Long, Long> uses() {
        var uses = new HashMap<Long, Long>();
        statement("select tag_id, count(*) from record_tag where account_id = :account group by tag_id")
                .query(row -> {
                    uses.put(row.getLong(1), row.getLong(2));
                });
        return uses;
    }

    /// The tags of records of one kind, by the name of the tag.
    Map<Long, List<Long>> of(RecordKind kind, Collection<Long> ids) {
        var tags = new HashMap<Long, List<Long>>();
        statement(OF_RECORDS)
                .param("kind", kind.typeId())
                .param("ids", numbers(ids))
                .query(row -> {
                    tags.computeIfAbsent(row.getLong(1), _ -> new ArrayList<>()).add(row.getLong(2));
                });
        return tags;
    }

    int putOn(RecordRef record, Collection<Long> tags) {
        return onRecord(PUT_ON, record, tags);
    }

    int takeOff(RecordRef record, Collection<Long> tags) {
        return onRecord(TAKE_OFF, record, tags);
    }

    private int onRecord(String text, RecordRef record, Collection<Long> tags) {
        return statement(text)
                .param("kind", record.kind().typeId())
                .param("record", record.id())
                .param("tags", numbers(tags))
                .update();
    }
}
