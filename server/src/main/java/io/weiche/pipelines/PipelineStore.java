package io.weiche.pipelines;

import static io.weiche.db.tables.Sequences.PIPELINE_ID_SEQ;
import static io.weiche.db.tables.Tables.DEAL;
import static io.weiche.db.tables.Tables.LEAD;
import static io.weiche.db.tables.Tables.PIPELINE;
import static io.weiche.db.tables.Tables.RECURRING_DEAL;
import static io.weiche.db.tables.Tables.STAGE;

import io.weiche.db.tables.tables.records.StageRecord;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.Remembered;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/// All SQL on pipelines and stages.
@Repository
class PipelineStore {
    private final DSLContext db;
    private final Remembered<String, List<Pipeline>> pipelines = new Remembered<>();
    private final Remembered<String, List<Stage>> stagesOfLeads = new Remembered<>();

    PipelineStore(DSLContext db) {
        this.db = db;
    }

    private static long account() {
        return CurrentAccount.require().value();
    }

    List<Pipeline> list() {
        return pipelines.of("all", this::read);
    }

    private List<Pipeline> read() {
        var stages = stagesByPipeline();
        return db.selectFrom(PIPELINE)
                .where(PIPELINE.ACCOUNT_ID.eq(account()))
                .orderBy(PIPELINE.SORT, PIPELINE.ID)
                .fetch(row -> new Pipeline(
                        row.getId(),
                        row.getVersion(),
                        row.getName(),
                        row.getSort(),
                        row.getIsDefault(),
                        stages.getOrDefault(row.getId(), List.of())));
    }

    private Map<Long, List<Stage>> stagesByPipeline() {
        return db.selectFrom(STAGE)
                .where(STAGE.ACCOUNT_ID.eq(account()))
                .and(STAGE.PIPELINE_ID.isNotNull())
                .orderBy(order())
                .fetchGroups(STAGE.PIPELINE_ID, PipelineStore::stage);
    }

    List<Stage> leadStages() {
        return stagesOfLeads.of(
                "all",
                () -> db.selectFrom(STAGE)
                        .where(STAGE.ACCOUNT_ID.eq(account()))
                        .and(STAGE.KIND.eq((short) RecordKind.LEAD.typeId()))
                        .orderBy(order())
                        .fetch(PipelineStore::stage));
    }

    Optional<Stage> find(long stageId) {
        return db.selectFrom(STAGE)
                .where(STAGE.ACCOUNT_ID.eq(account()))
                .and(STAGE.ID.eq(stageId))
                .fetchOptional(PipelineStore::stage);
    }

    /// In progress before success before failure, whatever the sort numbers say.
    private static List<org.jooq.OrderField<?>> order() {
        var rank = DSL.case_(STAGE.SEMANTICS).when("P", 1).when("S", 2).otherwise(3);
        return List.of(rank, STAGE.SORT, STAGE.ID);
    }

    private static Stage stage(StageRecord row) {
        return new Stage(
                row.getId(),
                row.getVersion(),
                row.getPipelineId(),
                row.getCode(),
                row.getName(),
                Semantics.ofCode(row.getSemantics()),
                row.getSort(),
                row.getColor(),
                row.getSystem());
    }

    long insertPipeline(String name, int sort, boolean isDefault) {
        long id = db.nextval(PIPELINE_ID_SEQ);
        db.insertInto(PIPELINE)
                .set(PIPELINE.ACCOUNT_ID, account())
                .set(PIPELINE.ID, id)
                .set(PIPELINE.NAME, name)
                .set(PIPELINE.SORT, sort)
                .set(PIPELINE.IS_DEFAULT, isDefault)
                .execute();
        return id;
    }

    /// @return the version it had; nobody else changes it until the end of the transaction
    Optional<Integer> lockPipeline(long id) {
        return db.select(PIPELINE.VERSION)
                .from(PIPELINE)
                .where(PIPELINE.ACCOUNT_ID.eq(account()))
                .and(PIPELINE.ID.eq(id))
                .forUpdate()
                .fetchOptional(PIPELINE.VERSION);
    }

    /// The same of a stage.
    Optional<Integer> lockStage(long id) {
        return db.select(STAGE.VERSION)
                .from(STAGE)
                .where(STAGE.ACCOUNT_ID.eq(account()))
                .and(STAGE.ID.eq(id))
                .forUpdate()
                .fetchOptional(STAGE.VERSION);
    }

    void updatePipeline(long id, String name, int sort) {
        db.update(PIPELINE)
                .set(PIPELINE.NAME, name)
                .set(PIPELINE.SORT, sort)
                .set(PIPELINE.VERSION, PIPELINE.VERSION.plus(1))
                .where(PIPELINE.ACCOUNT_ID.eq(account()))
                .and(PIPELINE.ID.eq(id))
                .execute();
    }

    void deletePipeline(long id) {
        db.deleteFrom(PIPELINE)
                .where(PIPELINE.ACCOUNT_ID.eq(account()))
                .and(PIPELINE.ID.eq(id))
                .execute();
    }

    long insertStage(
            RecordKind kind,
            @Nullable Long pipelineId,
            String code,
            String name,
            Semantics semantics,
            int sort,
            String color,
            boolean system) {
        return db.insertInto(STAGE)
                .set(STAGE.ACCOUNT_ID, account())
                .set(STAGE.KIND, (short) kind.typeId())
                .set(STAGE.PIPELINE_ID, pipelineId)
                .set(STAGE.CODE, code)
                .set(STAGE.NAME, name)
                .set(STAGE.SEMANTICS, semantics.code())
                .set(STAGE.SORT, sort)
                .set(STAGE.COLOR, color)
                .set(STAGE.SYSTEM, system)
                .returningResult(STAGE.ID)
                .fetchSingle()
                .value1();
    }

    void insertStages(RecordKind kind, @Nullable Long pipelineId, List<DefaultStages.Seed> seeds, List<String> names) {
        var rows = new ArrayList<StageRecord>();
        for (int i = 0; i < seeds.size(); i++) {
            var seed = seeds.get(i);
            var row = db.newRecord(STAGE);
            row.setAccountId(account());
            row.setKind((short) kind.typeId());
            row.setPipelineId(pipelineId);
            row.setCode(seed.code());
            row.setName(names.get(i));
            row.setSemantics(seed.semantics().code());
            row.setSort((i + 1) * 10);
            row.setColor(seed.color());
            row.setSystem(true);
            rows.add(row);
        }
        db.batchInsert(rows).execute();
    }

    void updateStage(long id, String name, String color, int sort) {
        db.update(STAGE)
                .set(STAGE.NAME, name)
                .set(STAGE.COLOR, color)
                .set(STAGE.SORT, sort)
                .set(STAGE.VERSION, STAGE.VERSION.plus(1))
                .where(STAGE.ACCOUNT_ID.eq(account()))
                .and(STAGE.ID.eq(id))
                .execute();
    }

    void deleteStage(long id) {
        db.deleteFrom(STAGE)
                .where(STAGE.ACCOUNT_ID.eq(account()))
                .and(STAGE.ID.eq(id))
                .execute();
    }

    /// Whether any record stands in the stage, deleted ones in the recycle bin included.
    boolean inUse(long stageId) {
        return db.fetchExists(DEAL, DEAL.ACCOUNT_ID.eq(account()).and(DEAL.STAGE_ID.eq(stageId)))
                || db.fetchExists(LEAD, LEAD.ACCOUNT_ID.eq(account()).and(LEAD.STAGE_ID.eq(stageId)));
    }

    boolean pipelineInUse(long pipelineId) {
        return db.fetchExists(DEAL, ofPipeline(pipelineId));
    }

    /// Whether a recurring deal makes deals in it.
    boolean pipelineRecurs(long pipelineId) {
        return db.fetchExists(
                RECURRING_DEAL, RECURRING_DEAL.ACCOUNT_ID.eq(account()).and(RECURRING_DEAL.PIPELINE_ID.eq(pipelineId)));
    }

    private static Condition ofPipeline(long pipelineId) {
        return DEAL.ACCOUNT_ID.eq(account()).and(DEAL.PIPELINE_ID.eq(pipelineId));
    }

    /// In one index scan for each stage, and never far: pipelines are read with every first page.
    ///
    /// @param which deals count
    /// @param most where counting ends in each stage
    Map<Long, DealCount> dealCounts(Condition which, int most) {
        var some = DSL.selectOne()
                .from(DEAL)
                .where(DEAL.ACCOUNT_ID.eq(account()))
                .and(DEAL.STAGE_ID.eq(STAGE.ID))
                .and(DEAL.DELETED_AT.isNull())
                .and(which)
                .limit(most);
        var inStage = DSL.field(DSL.selectCount().from(some));
        return db
                .select(STAGE.PIPELINE_ID, inStage)
                .from(STAGE)
                .where(STAGE.ACCOUNT_ID.eq(account()))
                .and(STAGE.PIPELINE_ID.isNotNull())
                .fetchGroups(row -> row.value1(), row -> row.value2())
                .entrySet()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, counts -> DealCount.of(counts.getValue(), most)));
    }
}
