package io.weiche.records.search;

import io.weiche.kernel.CurrentAccount;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/// All SQL on words and their forms, and on what waits to be read.
@Repository
class SearchStore {
    /// `offset 0` keeps the planner from reading all forms to look up a few words.
    private static final String NEW_WORDS = """
            select w.word from unnest(cast(:words as text[])) w (word)
            where not exists (select from search_form f
                where f.account_id = :account and f.form = w.word and f.word = w.word offset 0)""";

    private static final String LEARN = """
            insert into search_form (account_id, form, word, distance)
            select :account, n.form, n.word, n.distance
            from unnest(cast(:forms as text[]), cast(:words as text[]), cast(:distances as smallint[]))
                as n (form, word, distance)
            on conflict do nothing""";

    private static final String LEARN_ENDINGS = """
            insert into search_ending (account_id, ending, word)
            select :account, n.ending, n.word
            from unnest(cast(:endings as text[]), cast(:words as text[])) as n (ending, word)
            on conflict do nothing""";

    private static final String POST = """
            insert into search_posting (account_id, word, kind, record_id)
            select :account, n.word, :kind, n.id
            from unnest(cast(:words as text[]), cast(:ids as bigint[])) as n (word, id)
            order by 2, 4
            on conflict do nothing""";

    /// From range to posting, each by its index; joined the other way, the database goes through all postings of a kind
    /// for a single record.
    private static final String UNPOST = """
            delete from search_posting where account_id = :account and ctid = any(array(
                select p.ctid from unnest(cast(:firsts as bigint[]), cast(:lasts as bigint[])) as r (first_id, last_id)
                cross join lateral (
                    select q.ctid from search_posting q
                    where q.account_id = :account and q.kind = :kind
                        and q.record_id between r.first_id and r.last_id offset 0) p))""";

    private static final String BEGINNING = """
            select t.token, f.word from unnest(cast(:tokens as text[])) t (token)
            cross join lateral (
                select s.word, s.form from search_form s
                where s.account_id = :account and s.distance = 0
                    and s.form >= t.token and s.form < t.token || :last
                order by length(s.form), s.form limit 150) f""";

    private static final String SLIPS = """
            select t.token, s.word
            from unnest(cast(:tokens as text[]), cast(:forms as text[])) as t (token, form)
            join search_form s on s.account_id = :account and s.form = t.form
            limit 5000""";

    private static final String WITHIN = """
            select t.token, f.word from unnest(cast(:tokens as text[])) t (token)
            cross join lateral (
                select distinct e.word from search_ending e
                where e.account_id = :account and e.ending >= t.token and e.ending < t.token || :last
                    and e.word <> e.ending
                limit 60) f""";

    /// Of several parts the one that leads to the fewest records. Counted up to a point, so that a part everybody has
    /// costs little.
    private static final String FEWEST = """
            select found.words from unnest(cast(:parts as text[])) part
            cross join lateral (
                select array_agg(w.word) as words from (
                    select distinct e.word from search_ending e
                    where e.account_id = :account and e.ending >= part and e.ending < part || :last
                    limit :most_words + 1) w) found
            cross join lateral (
                select count(*) as records from (
                    select from unnest(found.words || :also) w (word)
                    cross join lateral (
                        select from search_posting p
                        where p.account_id = :account and p.word = w.word and p.kind = :kind
                        limit :most_records + 1) p
                    limit :most_records + 1) counted) counted
            where coalesce(cardinality(found.words), 0) <= :most_words and counted.records <= :most_records
            order by counted.records limit 1""";

    /// Which of the words typed is the rarest: records are looked for by that one.
    private static final String RARITY = """
            select t.token, sum(p.records) as records
            from unnest(cast(:tokens as text[]), cast(:words as text[])) as t (token, word)
            cross join lateral (
                select count(*) as records from (
                    select from search_posting p where p.account_id = :account and p.word = t.word limit 300) counted) p
            group by t.token""";

    private static final String WAITING = """
            select kind, first_id, last_id from search_queue where account_id = :account order by id desc limit 50""";

    private static final String WAITING_OF_KIND = """
            select first_id, last_id from search_queue
            where account_id = :account and kind = :kind limit :most""";

    /// With more, a part is of no help.
    private static final int MOST_WORDS = 500;

    /// The end of all texts that begin alike.
    private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

    private final JdbcClient sql;

    SearchStore(JdbcClient sql) {
        this.sql = sql;
    }

    private static long account() {
        return CurrentAccount.require().value();
    }

    private static SqlArrayValue texts(Collection<String> values) {
        return new SqlArrayValue("text", values.toArray());
    }

    private static SqlArrayValue numbers(Collection<Long> values) {
        return new SqlArrayValue("bigint", values.toArray());
    }

    // --- reading words of records

    /// A range of records whose words have changed.
    record Range(long id, int kind, long firstId, long lastId) {}

    List<Range> oldest(int ranges) {
        return sql.sql("""
                        select id, kind, first_id, last_id from search_queue
                        where account_id = :account order by id limit :ranges""")
                .param("account", account())
                .param("ranges", ranges)
                .query(Range.class)
                .list();
    }

    /// Whether sets of records have just been written, and more will follow.
    boolean bulkGoesOn() {
        return sql.sql("""
                        select coalesce(bool_or(last_id - first_id > 200
                                and noted_at > clock_timestamp() - interval '2 seconds')
                            and min(noted_at) > clock_timestamp() - interval '10 minutes', false)
                        from search_queue where account_id = :account""").param("account", account()).query(Boolean.class).single();
    }

    void done(List<Range> ranges) {
        sql.sql("delete from search_queue where account_id = :account and id = any(cast(:ids as bigint[]))")
                .param("account", account())
                .param("ids", numbers(ranges.stream().map(Range::id).toList()))
                .update();
    }

    void forget(int kind, List<Range> ranges) {
        sql.sql(UNPOST)
                .param("account", account())
                .param("kind", kind)
                .param("firsts", numbers(ranges.stream().map(Range::firstId).toList()))
                .param("lasts", numbers(ranges.stream().map(Range::lastId).toList()))
                .update();
    }

    void post(int kind, Map<Long, Set<String>> wordsOf) {
        var ids = new ArrayList<Long>();
        var words = new ArrayList<String>();
        wordsOf.forEach((id, own) -> own.forEach(word -> {
            ids.add(id);
            words.add(word);
        }));
        sql.sql(POST)
                .param("account", account())
                .param("kind", kind)
                .param("words", texts(words))
                .param("ids", numbers(ids))
                .update();
    }

    /// Makes words known that no record of the account has had before.
    void learn(Set<String> words) {
        var unknown = sql.sql(NEW_WORDS)
                .param("account", account())
                .param("words", texts(words))
                .query(String.class)
                .list();
        var forms = new ArrayList<String>();
        var owners = new ArrayList<String>();
        var distances = new ArrayList<Short>();
        for (var word : unknown) {
            SearchWords.forms(word).forEach((form, distance) -> {
                forms.add(form);
                owners.add(word);
                distances.add(distance.shortValue());
            });
        }
        if (!forms.isEmpty()) {
            learnEndings(unknown);
            sql.sql(LEARN)
                    .param("account", account())
                    .param("forms", texts(forms))
                    .param("words", texts(owners))
                    .param("distances", new SqlArrayValue("smallint", distances.toArray()))
                    .update();
        }
    }

    private void learnEndings(List<String> words) {
        var endings = new ArrayList<String>();
        var owners = new ArrayList<String>();
        for (var word : words) {
            for (var ending : SearchWords.endings(word)) {
                endings.add(ending);
                owners.add(word);
            }
        }
        sql.sql(LEARN_ENDINGS)
                .param("account", account())
                .param("endings", texts(endings))
                .param("words", texts(owners))
                .update();
    }

    // --- finding

    /// Words that begin with each of those typed, the shortest first.
    Map<String, List<String>> beginning(Collection<String> typed) {
        return pairs(sql.sql(BEGINNING)
                .param("account", account())
                .param("tokens", texts(typed))
                .param("last", LAST));
    }

    /// Words that share a form with each of those typed.
    Map<String, List<String>> slips(Collection<String> typed) {
        var tokens = new ArrayList<String>();
        var forms = new ArrayList<String>();
        for (var token : typed) {
            for (var form : SearchWords.forms(token).keySet()) {
                tokens.add(token);
                forms.add(form);
            }
        }
        return pairs(sql.sql(SLIPS)
                .param("account", account())
                .param("tokens", texts(tokens))
                .param("forms", texts(forms)));
    }

    /// Words that contain each of those typed, as compounds do.
    Map<String, List<String>> within(Collection<String> typed) {
        return pairs(sql.sql(WITHIN)
                .param("account", account())
                .param("tokens", texts(typed))
                .param("last", LAST));
    }

    /// The words within which one of these parts stands: the part that leads to the fewest records of a kind.
    ///
    /// @param parts see [SearchWords#inside]
    /// @param most records with such a word, or with texts that are not among their words as a whole
    /// @return empty when each part leads to more
    Optional<List<String>> fewest(int kind, Collection<String> parts, int most) {
        return sql.sql(FEWEST)
                .param("account", account())
                .param("kind", kind)
                .param("parts", texts(parts))
                .param("also", SearchWords.NOT_WHOLE)
                .param("last", LAST)
                .param("most_words", MOST_WORDS)
                .param("most_records", most)
                .query((row, _) -> {
                    var words = row.getArray(1);
                    return words == null ? List.<String>of() : List.of((String[]) words.getArray());
                })
                .optional();
    }

    /// How many records have one of the words meant; counted up to a point.
    Map<String, Long> rarity(List<WordSet> sets) {
        var tokens = new ArrayList<String>();
        var words = new ArrayList<String>();
        for (var set : sets) {
            for (var word : set.meant()) {
                tokens.add(set.typed());
                words.add(word);
            }
        }
        var counts = new HashMap<String, Long>();
        sql.sql(RARITY)
                .param("account", account())
                .param("tokens", texts(tokens))
                .param("words", texts(words))
                .query(row -> {
                    counts.put(row.getString(1), row.getLong(2));
                });
        return counts;
    }

    /// What has been written lately and not read yet.
    List<Range> waiting() {
        return sql.sql(WAITING)
                .param("account", account())
                .query((row, _) -> new Range(0, row.getInt(1), row.getLong(2), row.getLong(3)))
                .list();
    }

    /// All that has been written of a kind and not been read yet.
    ///
    /// @param most ranges
    List<Range> waiting(int kind, int most) {
        return sql.sql(WAITING_OF_KIND)
                .param("account", account())
                .param("kind", kind)
                .param("most", most)
                .query((row, _) -> new Range(0, kind, row.getLong(1), row.getLong(2)))
                .list();
    }

    private static Map<String, List<String>> pairs(JdbcClient.StatementSpec statement) {
        var words = new HashMap<String, List<String>>();
        statement.query(row -> {
            words.computeIfAbsent(row.getString(1), _ -> new ArrayList<>()).add(row.getString(2));
        });
        return words;
    }
}
