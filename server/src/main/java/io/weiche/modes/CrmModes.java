package io.weiche.modes;

import static io.weiche.db.tables.Tables.CRM_MODE;
import static io.weiche.db.tables.Tables.LEAD;

import io.weiche.access.Access;
import io.weiche.access.Audit;
import io.weiche.access.CurrentUser;
import io.weiche.access.Right;
import io.weiche.conversion.ActivityPolicy;
import io.weiche.conversion.ConversionPlan;
import io.weiche.conversion.Customers;
import io.weiche.kernel.CurrentAccount;
import io.weiche.pipelines.Pipelines;
import io.weiche.pipelines.Stage;
import io.weiche.records.Outbox;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Reads the mode and the settings that belong to it.
@Service
public class CrmModes {
    private final DSLContext db;
    private final CutOver cutOver;
    private final Pipelines pipelines;
    private final Access access;
    private final Audit audit;
    private final Outbox outbox;

    CrmModes(DSLContext db, CutOver cutOver, Pipelines pipelines, Access access, Audit audit, Outbox outbox) {
        this.db = db;
        this.cutOver = cutOver;
        this.pipelines = pipelines;
        this.access = access;
        this.audit = audit;
        this.outbox = outbox;
    }

    @Transactional(readOnly = true)
    public CrmMode get() {
        var kept = KeptMode.find();
        return kept == null ? read() : kept;
    }

    private CrmMode read() {
        return db.selectFrom(CRM_MODE)
                .where(CRM_MODE.ACCOUNT_ID.eq(CurrentAccount.require().value()))
                .fetchSingle(row -> new CrmMode(
                        Mode.valueOf(row.getMode()),
                        row.getEpoch(),
                        row.getSince(),
                        new IntakeSettings(
                                Customers.valueOf(row.getCustomers()),
                                row.getPipelineId(),
                                row.getKeepActivitiesOpen())));
    }

    /// Other systems are told that new inquiries become something else from now on.
    void tellChanged(Mode from, Mode to, int epoch) {
        outbox.write(Outbox.MODE_CHANGED, Map.of("from", from, "to", to, "epoch", epoch));
    }

    /// A new account begins in simple mode (crm.md 3.1).
    @Transactional
    public void openFirst(long pipelineId) {
        db.insertInto(CRM_MODE)
                .set(CRM_MODE.ACCOUNT_ID, CurrentAccount.require().value())
                .set(CRM_MODE.MODE, Mode.SIMPLE.name())
                .set(CRM_MODE.PIPELINE_ID, pipelineId)
                .execute();
    }

    /// Joins the cut-over rule and reads the mode: for every door that takes in an inquiry.
    @Transactional
    public CrmMode enter() {
        var kept = KeptMode.find();
        if (kept != null) {
            return kept;
        }
        cutOver.join();
        var mode = read();
        KeptMode.keep(mode);
        return mode;
    }

    /// What an inquiry of this account becomes in simple mode.
    @Transactional(readOnly = true)
    public ConversionPlan plan(CrmMode mode, @Nullable Long actorId) {
        var intake = mode.intake();
        return ConversionPlan.of(
                intake.customers(),
                pipelines.require("pipelineId", intake.pipelineId()),
                ActivityPolicy.forAll(intake.keepActivitiesOpen()),
                actorId,
                null);
    }

    /// Changes what later inquiries become in simple mode.
    @Transactional
    public CrmMode changeIntake(IntakeSettings settings) {
        access.require(Right.EDIT_SETTINGS);
        var _ = requireOpenPipeline(settings);
        var before = get().intake();
        write(settings);
        audit.write("crm-mode-intake-changed", "crm-mode", shown(before), shown(settings));
        return get();
    }

    /// Where the deals begin.
    ///
    /// @throws io.weiche.kernel.BadInput when the pipeline is unknown, or no stage in progress is left in it
    Stage requireOpenPipeline(IntakeSettings settings) {
        return pipelines.require("pipelineId", settings.pipelineId()).firstStage();
    }

    void write(IntakeSettings settings) {
        KeptMode.forget();
        db.update(CRM_MODE)
                .set(CRM_MODE.CUSTOMERS, settings.customers().name())
                .set(CRM_MODE.PIPELINE_ID, settings.pipelineId())
                .set(CRM_MODE.KEEP_ACTIVITIES_OPEN, settings.keepActivitiesOpen())
                .where(CRM_MODE.ACCOUNT_ID.eq(CurrentAccount.require().value()))
                .execute();
    }

    static Map<String, Object> shown(IntakeSettings settings) {
        return Map.of(
                "customers", settings.customers(),
                "pipelineId", settings.pipelineId(),
                "keepActivitiesOpen", settings.keepActivitiesOpen());
    }

    /// Open leads, and those of them that need attention.
    public record OpenLeads(long all, long needingAttention) {}

    @Transactional(readOnly = true)
    public OpenLeads openLeads() {
        var open = LEAD.ACCOUNT_ID
                .eq(CurrentAccount.require().value())
                .and(LEAD.SEMANTICS.eq("P"))
                .and(LEAD.DELETED_AT.isNull());
        return new OpenLeads(
                db.fetchCount(LEAD, open), db.fetchCount(LEAD, open.and(LEAD.ATTENTION_REASON.isNotNull())));
    }

    public boolean mayChange() {
        var user = CurrentUser.require();
        return user.administrator() || user.editSettings();
    }
}
