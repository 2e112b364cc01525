package io.weiche.bitrix24.kinds;

import io.weiche.access.CurrentUser;
import io.weiche.bitrix24.catalogue.Catalogue;
import io.weiche.bitrix24.catalogue.Codes;
import io.weiche.bitrix24.catalogue.Dictionaries;
import io.weiche.bitrix24.catalogue.FieldInput;
import io.weiche.bitrix24.catalogue.SharedFields;
import io.weiche.bitrix24.catalogue.ValueInput;
import io.weiche.bitrix24.catalogue.WireField;
import io.weiche.bitrix24.wire.Scalars;
import io.weiche.deals.Deal;
import io.weiche.deals.DealData;
import io.weiche.deals.Deals;
import io.weiche.fields.CustomValues;
import io.weiche.fields.External;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.Texts;
import io.weiche.pipelines.Pipeline;
import io.weiche.pipelines.Stage;
import io.weiche.records.Slice;
import io.weiche.records.SliceQuery;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Deals.
@Component
class DealKind implements Kind<Deal> {
    private static final int DAYS_TO_CLOSE = 7;

    private final Deals deals;
    private final Dictionaries dictionaries;
    private final CustomWire custom;

    DealKind(Deals deals, Dictionaries dictionaries, CustomWire custom) {
        this.deals = deals;
        this.dictionaries = dictionaries;
        this.custom = custom;
    }

    @Override
    public RecordKind kind() {
        return RecordKind.DEAL;
    }

    @Override
    public Catalogue<Deal> catalogue() {
        return DealFields.CATALOGUE;
    }

    @Override
    public long id(Deal deal) {
        return deal.id();
    }

    @Override
    public CustomValues custom(Deal deal) {
        return deal.data().custom();
    }

    @Override
    public Map<String, List<Long>> links(Deal deal) {
        return Map.of("CONTACT_IDS", deal.data().contactIds());
    }

    @Override
    public List<WireField<Deal>> newerFields() {
        return List.of(SharedFields.observers(deal -> deal.data().observerIds()));
    }

    @Override
    public Slice<Deal> slice(SliceQuery query) {
        return deals.slice(query);
    }

    @Override
    public Deal get(long id) {
        return deals.get(id);
    }

    @Override
    public void delete(long id) {
        deals.delete(id, null);
    }

    @Override
    public long open(FieldInput in) {
        var codes = dictionaries.codes();
        var stage = stage(in, codes);
        var pipeline = pipeline(in, codes);
        if (pipeline != null && stage != null && !Objects.equals(stage.pipelineId(), pipeline.id())) {
            throw foreignStage();
        }
        var nothing = empty(
                pipeline == null ? null : (Long) pipeline.id(), in.account().timeZone());
        return deals.add(read(in, codes, nothing, stage == null ? null : (Long) stage.id()));
    }

    private static DealData empty(@Nullable Long pipelineId, ZoneId zone) {
        var today = LocalDate.now(zone);
        return new DealData(
                "",
                null,
                pipelineId,
                null,
                null,
                today,
                today.plusDays(DAYS_TO_CLOSE),
                null,
                null,
                null,
                null,
                null,
                List.of(),
                CurrentUser.requireId(),
                null,
                null,
                CustomValues.NONE,
                List.of(),
                External.NONE);
    }

    @Override
    public void change(long id, FieldInput in) {
        var codes = dictionaries.codes();
        var stage = stage(in, codes);
        var pipeline = pipeline(in, codes);
        deals.change(id, null, now -> {
            if (in.isNewer() && pipeline != null) {
                return moved(in, codes, now.withPipeline(pipeline.id()), stage);
            }
            if (stage != null && !Objects.equals(stage.pipelineId(), now.pipelineId())) {
                throw foreignStage();
            }
            if (pipeline != null && !Objects.equals(pipeline.id(), now.pipelineId())) {
                in.warnings()
                        .add(
                                "READ_ONLY_FIELD",
                                "This method does not move deals to another pipeline; the field was ignored.",
                                "CATEGORY_ID");
            }
            return read(in, codes, now, stage == null ? now.stageId() : (Long) stage.id());
        });
    }

    private DealData moved(FieldInput in, Codes codes, DealData now, @Nullable Stage stage) {
        if (stage != null && !Objects.equals(stage.pipelineId(), now.pipelineId())) {
            throw foreignStage();
        }
        return read(in, codes, now, stage == null ? now.stageId() : (Long) stage.id());
    }

    private static BadInput foreignStage() {
        return BadInput.of("STAGE_ID", "foreign-stage", "The stage belongs to another pipeline than the deal.");
    }

    private static @Nullable Stage stage(FieldInput in, Codes codes) {
        var code = in.text("STAGE_ID");
        if (code == null || code.isBlank()) {
            return null;
        }
        var stage = codes.dealStages().get(code.strip());
        if (stage == null) {
            throw BadInput.of("STAGE_ID", "unknown-stage", "There is no such stage of deals.");
        }
        return stage;
    }

    private static @Nullable Pipeline pipeline(FieldInput in, Codes codes) {
        var node = in.node("CATEGORY_ID");
        if (node == null || Scalars.isEmpty(node)) {
            return null;
        }
        var category = Scalars.integer(node);
        return codes.pipeline(category == null ? -1 : category)
                .orElseThrow(() -> BadInput.of("CATEGORY_ID", "unknown-pipeline", "There is no such pipeline."));
    }

    private DealData read(FieldInput in, Codes codes, DealData now, @Nullable Long stageId) {
        var title = in.line("TITLE", Texts.TITLE, now.title());
        return new DealData(
                title == null ? now.title() : title,
                ValueInput.money(in, now.amount()),
                now.pipelineId(),
                stageId,
                in.number("PROBABILITY", 0, 100, now.probability()),
                in.day("BEGINDATE", now.beginOn()),
                in.day("CLOSEDATE", now.closeOn()),
                ValueInput.source(in, codes, now.sourceId()),
                in.line("SOURCE_DESCRIPTION", Texts.TITLE, now.sourceDescription()),
                ValueInput.utm(in, now.utm()),
                in.block("COMMENTS", now.comments()),
                in.link("COMPANY_ID", now.companyId()),
                in.links("CONTACT_ID", "CONTACT_IDS", now.contactIds()),
                in.user("ASSIGNED_BY_ID", now.responsibleId()),
                now.lossReasonId(),
                now.lossComment(),
                custom.read(in, RecordKind.DEAL, now.custom()),
                in.observers(now.observerIds()),
                ValueInput.external(in, now.external()));
    }
}
