package io.weiche.pipelines;

import static io.weiche.db.tables.Tables.DEAL;

import io.weiche.access.Access;
import io.weiche.access.Action;
import io.weiche.access.Audit;
import io.weiche.access.Right;
import io.weiche.accounts.Accounts;
import io.weiche.accounts.Language;
import io.weiche.accounts.Limit;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.Texts;
import io.weiche.web.Etags;
import io.weiche.web.Problem;
import io.weiche.web.ProblemType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Pipelines and stages: what there is, and changing them.
@Service
public class Pipelines {
    private static final Pattern COLOR = Pattern.compile("#[0-9a-f]{6}");
    private static final int MAX_SORT = 1_000_000;
    private static final int MOST = 100;
    private static final int MOST_STAGES = 500;
    private static final int MOST_COUNTED = 1_000;

    private final PipelineStore store;
    private final Accounts accounts;
    private final Access access;
    private final Audit audit;

    Pipelines(PipelineStore store, Accounts accounts, Access access, Audit audit) {
        this.store = store;
        this.accounts = accounts;
        this.access = access;
        this.audit = audit;
    }

    @Transactional(readOnly = true)
    public List<Pipeline> list() {
        return store.list();
    }

    /// How many deals the current user sees in each pipeline; of a stage with more than a thousand only so many count.
    @Transactional(readOnly = true)
    public Map<Long, DealCount> dealCounts() {
        return store.dealCounts(access.condition(RecordKind.DEAL, Action.READ, DEAL), MOST_COUNTED);
    }

    /// Whether the current user may see deals in any of its stages.
    public boolean readable(Pipeline pipeline) {
        return pipeline.stages().stream()
                .anyMatch(stage -> access.anywhere(RecordKind.DEAL, Action.READ, pipeline.id(), stage.id()));
    }

    @Transactional(readOnly = true)
    public Pipeline getDefault() {
        return store.list().stream().filter(Pipeline::isDefault).findFirst().orElseThrow();
    }

    @Transactional(readOnly = true)
    public Optional<Pipeline> find(long id) {
        return store.list().stream().filter(pipeline -> pipeline.id() == id).findFirst();
    }

    @Transactional(readOnly = true)
    public Stage stage(long id) {
        return store.find(id).orElseThrow(Problem::notFound);
    }

    /// @throws BadInput when there is no such pipeline in this account
    @Transactional(readOnly = true)
    public Pipeline require(String field, long id) {
        return find(id).orElseThrow(() -> BadInput.of(field, "unknown-pipeline", "There is no such pipeline."));
    }

    @Transactional(readOnly = true)
    public List<Stage> leadStages() {
        return store.leadStages();
    }

    /// @throws BadInput when there is no such stage of leads in this account
    @Transactional(readOnly = true)
    public Stage requireLeadStage(String field, long stageId) {
        return store.leadStages().stream()
                .filter(stage -> stage.id() == stageId)
                .findFirst()
                .orElseThrow(() -> BadInput.of(field, "unknown-stage", "There is no such stage of leads."));
    }

    @Transactional(readOnly = true)
    public Stage leadStage(Semantics semantics) {
        return store.leadStages().stream()
                .filter(stage -> stage.semantics() == semantics)
                .findFirst()
                .orElseThrow(() -> Problem.conflict("The account has no such stage of leads."));
    }

    @Transactional
    public Pipeline open(@Nullable String name) {
        access.require(Right.EDIT_SETTINGS);
        accounts.requireRoom(Limit.PIPELINES, store.list().size());
        if (store.list().size() >= MOST) {
            throw Problem.conflict("At most " + MOST + " pipelines are possible.");
        }
        var language = accounts.get().language();
        var sort = store.list().stream().mapToInt(Pipeline::sort).max().orElse(0) + 10;
        var id = store.insertPipeline(requireName(name), sort, false);
        insertDealStages(id, language);
        var opened = require("id", id);
        audit.write("pipeline-opened", "pipeline:" + id, null, told(opened));
        return opened;
    }

    @Transactional
    public Pipeline change(long id, @Nullable String name, @Nullable Integer sort) {
        return change(id, null, name, sort);
    }

    /// @param expectedVersion the version the caller saw, null for any
    @Transactional
    public Pipeline change(long id, @Nullable Integer expectedVersion, @Nullable String name, @Nullable Integer sort) {
        access.require(Right.EDIT_SETTINGS);
        Etags.refuseOther(expectedVersion, store.lockPipeline(id).orElseThrow(Problem::notFound));
        var before = find(id).orElseThrow(Problem::notFound);
        store.updatePipeline(
                id, name == null ? before.name() : requireName(name), sort == null ? before.sort() : checkSort(sort));
        var after = require("id", id);
        audit.write("pipeline-changed", "pipeline:" + id, told(before), told(after));
        return after;
    }

    private static Map<String, Object> told(Pipeline pipeline) {
        return Map.of("name", pipeline.name(), "sort", pipeline.sort());
    }

    /// Deletes a pipeline that is not the default and holds no deals.
    @Transactional
    public void delete(long id) {
        delete(id, null);
    }

    /// @param expectedVersion the version the caller saw, null for any
    @Transactional
    public void delete(long id, @Nullable Integer expectedVersion) {
        access.require(Right.EDIT_SETTINGS);
        Etags.refuseOther(expectedVersion, store.lockPipeline(id).orElseThrow(Problem::notFound));
        var pipeline = find(id).orElseThrow(Problem::notFound);
        if (pipeline.isDefault()) {
            throw new Problem(ProblemType.PIPELINE_IN_USE, "The default pipeline cannot be deleted.");
        }
        if (store.pipelineInUse(id)) {
            throw new Problem(ProblemType.PIPELINE_IN_USE, "There are deals in this pipeline.");
        }
        if (store.pipelineRecurs(id)) {
            throw new Problem(ProblemType.PIPELINE_IN_USE, "Recurring deals are made in this pipeline.");
        }
        try {
            store.deletePipeline(id);
        } catch (DataIntegrityViolationException e) {
            throw new Problem(
                    ProblemType.PIPELINE_IN_USE, "The CRM mode, or an inquiry rule, creates deals in this pipeline.");
        }
        audit.write("pipeline-deleted", "pipeline:" + id, told(pipeline), null);
    }

    /// @param pipelineId null for a stage of leads
    @Transactional
    public Stage openStage(
            @Nullable Long pipelineId,
            @Nullable String name,
            Semantics semantics,
            @Nullable String color,
            @Nullable Integer sort) {
        return openStage(pipelineId, null, name, semantics, color, sort);
    }

    /// @param pipelineId null for a stage of leads
    /// @param code permanent name for programs; null: made here
    @Transactional
    public Stage openStage(
            @Nullable Long pipelineId,
            @Nullable String code,
            @Nullable String name,
            Semantics semantics,
            @Nullable String color,
            @Nullable Integer sort) {
        access.require(Right.EDIT_SETTINGS);
        var stages = pipelineId == null
                ? store.leadStages()
                : find(pipelineId).orElseThrow(Problem::notFound).stages();
        if (semantics == Semantics.SUCCESS) {
            throw BadInput.of("semantics", "one-success-stage", "There is exactly one success stage.");
        }
        if (stages.size() >= MOST_STAGES) {
            throw Problem.conflict("At most " + MOST_STAGES + " stages are possible.");
        }
        var last = stages.stream()
                .filter(stage -> stage.semantics() == semantics)
                .mapToInt(Stage::sort)
                .max()
                .orElse(0);
        var id = store.insertStage(
                pipelineId == null ? RecordKind.LEAD : RecordKind.DEAL,
                pipelineId,
                code == null ? freeCode(stages) : requireFreeCode(stages, code),
                requireName(name),
                semantics,
                sort == null ? last + 10 : checkSort(sort),
                color == null ? "#64748b" : checkColor(color),
                false);
        var opened = store.find(id).orElseThrow();
        audit.write("stage-opened", "stage:" + id, null, told(opened));
        return opened;
    }

    private static Map<String, Object> told(Stage stage) {
        return Map.of("name", stage.name(), "color", stage.color(), "sort", stage.sort());
    }

    private static String requireFreeCode(List<Stage> stages, String code) {
        if (!code.matches("[A-Z0-9_]{1,50}")) {
            throw BadInput.of("code", "malformed", "A code has 1 to 50 capital letters, digits and underscores.");
        }
        if (stages.stream().anyMatch(stage -> stage.code().equals(code))) {
            throw BadInput.of("code", "taken", "There is a stage with this code.");
        }
        return code;
    }

    private static String freeCode(List<Stage> stages) {
        for (int number = 1; ; number++) {
            var code = "STAGE_" + number;
            if (stages.stream().noneMatch(stage -> stage.code().equals(code))) {
                return code;
            }
        }
    }

    @Transactional
    public Stage changeStage(long id, @Nullable String name, @Nullable String color, @Nullable Integer sort) {
        return changeStage(id, null, name, color, sort);
    }

    /// @param expectedVersion the version the caller saw, null for any
    @Transactional
    public Stage changeStage(
            long id,
            @Nullable Integer expectedVersion,
            @Nullable String name,
            @Nullable String color,
            @Nullable Integer sort) {
        access.require(Right.EDIT_SETTINGS);
        Etags.refuseOther(expectedVersion, store.lockStage(id).orElseThrow(Problem::notFound));
        var before = store.find(id).orElseThrow(Problem::notFound);
        store.updateStage(
                id,
                name == null ? before.name() : requireName(name),
                color == null ? before.color() : checkColor(color),
                sort == null ? before.sort() : checkSort(sort));
        var after = store.find(id).orElseThrow();
        audit.write("stage-changed", "stage:" + id, told(before), told(after));
        return after;
    }

    /// Deletes a stage that is no system stage and holds no records.
    @Transactional
    public void deleteStage(long id) {
        deleteStage(id, null);
    }

    /// @param expectedVersion the version the caller saw, null for any
    @Transactional
    public void deleteStage(long id, @Nullable Integer expectedVersion) {
        access.require(Right.EDIT_SETTINGS);
        Etags.refuseOther(expectedVersion, store.lockStage(id).orElseThrow(Problem::notFound));
        var stage = store.find(id).orElseThrow(Problem::notFound);
        if (stage.system()) {
            throw new Problem(ProblemType.STAGE_IN_USE, "A stage that came with the account can only be renamed.");
        }
        if (store.inUse(id)) {
            throw new Problem(ProblemType.STAGE_IN_USE, "Records stand in this stage. Move them first.");
        }
        store.deleteStage(id);
        audit.write("stage-deleted", "stage:" + id, told(stage), null);
    }

    /// Gives a new account its stages and its default pipeline. Answers the number of that pipeline.
    @Transactional
    public long openDefaults(Language language) {
        store.insertStages(RecordKind.LEAD, null, DefaultStages.LEADS, names(DefaultStages.LEADS, language));
        var pipeline = store.insertPipeline(language.pick("Allgemein", "General"), 10, true);
        insertDealStages(pipeline, language);
        return pipeline;
    }

    private void insertDealStages(long pipelineId, Language language) {
        store.insertStages(RecordKind.DEAL, pipelineId, DefaultStages.DEALS, names(DefaultStages.DEALS, language));
    }

    private static List<String> names(List<DefaultStages.Seed> seeds, Language language) {
        return seeds.stream().map(seed -> seed.name(language)).toList();
    }

    private static String requireName(@Nullable String name) {
        var line = Texts.line("name", name, Texts.NAME);
        if (line == null) {
            throw BadInput.required("name");
        }
        return line;
    }

    private static int checkSort(int sort) {
        if (sort < 0 || sort > MAX_SORT) {
            throw BadInput.of("sort", "out-of-range", "This must be a number from 0 to " + MAX_SORT + ".");
        }
        return sort;
    }

    private static String checkColor(String color) {
        if (!COLOR.matcher(color).matches()) {
            throw BadInput.of("color", "not-a-color", "This must be a colour like #3b82f6.");
        }
        return color;
    }
}
