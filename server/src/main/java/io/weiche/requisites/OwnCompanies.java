package io.weiche.requisites;

import io.weiche.access.Access;
import io.weiche.access.Action;
import io.weiche.access.Audit;
import io.weiche.access.Right;
import io.weiche.fields.Address;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.records.RecordDirectory;
import io.weiche.web.Problem;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The companies an account sells as, and what their papers say. They are no customers: nobody is told of them as a
/// duplicate, and what comes from their people is no inquiry.
@Service
public class OwnCompanies {
    private final OwnCompanyStore store;
    private final RequisiteStore requisites;
    private final RecordDirectory directory;
    private final Access access;
    private final Audit audit;

    OwnCompanies(
            OwnCompanyStore store, RequisiteStore requisites, RecordDirectory directory, Access access, Audit audit) {
        this.store = store;
        this.requisites = requisites;
        this.directory = directory;
        this.access = access;
        this.audit = audit;
    }

    /// The default one first. Everybody may know who we are.
    @Transactional(readOnly = true)
    public List<OwnCompany> list() {
        var rows = store.list();
        var ids = rows.stream().map(OwnCompanyStore.Row::id).toList();
        var sets = requisites.list(RecordKind.COMPANY, ids).stream()
                .collect(Collectors.groupingBy(one -> one.record().id()));
        return rows.stream()
                .map(row -> new OwnCompany(
                        row.id(),
                        row.title(),
                        lines(row.address()),
                        row.id() == ids.getFirst(),
                        sets.getOrDefault(row.id(), List.of())))
                .toList();
    }

    private static List<String> lines(@Nullable Address address) {
        if (address == null) {
            return List.of();
        }
        var place = Stream.of(address.postalCode(), address.city())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        return Stream.of(address.street(), address.extra(), place, address.country())
                .filter(line -> line != null && !line.isEmpty())
                .toList();
    }

    /// The default one first.
    @Transactional(readOnly = true)
    public List<Letterhead> letterheads() {
        return list().stream().map(OwnCompanies::letterhead).toList();
    }

    /// @param companyId null: the default one
    /// @return empty when there is none, or the company is none of ours
    @Transactional(readOnly = true)
    public Optional<Letterhead> letterhead(@Nullable Long companyId) {
        return letterheads().stream()
                .filter(one -> companyId == null || one.companyId() == companyId)
                .findFirst();
    }

    private static Letterhead letterhead(OwnCompany company) {
        var data =
                company.requisites().stream().findFirst().map(Requisite::data).orElse(RequisiteData.NOTHING);
        return new Letterhead(
                company.companyId(),
                data.legalName() == null ? company.title() : data.legalName(),
                company.address(),
                data.registered(),
                data.bankAccounts().isEmpty() ? null : data.bankAccounts().getFirst());
    }

    /// Saying it again changes nothing.
    @Transactional
    public OwnCompany add(long companyId) {
        access.require(Right.EDIT_SETTINGS);
        directory.requireInput("companyId", new RecordRef(RecordKind.COMPANY, companyId), Action.READ);
        if (store.add(companyId)) {
            audit.write("own-company-added", subject(companyId), null, null);
        }
        return get(companyId);
    }

    @Transactional
    public OwnCompany makeDefault(long companyId) {
        access.require(Right.EDIT_SETTINGS);
        if (!get(companyId).standard()) {
            audit.write("own-company-default", subject(companyId), null, null);
        }
        store.makeDefault(companyId);
        return get(companyId);
    }

    /// The record stays.
    @Transactional
    public void remove(long companyId) {
        access.require(Right.EDIT_SETTINGS);
        if (!store.remove(companyId)) {
            throw Problem.notFound();
        }
        audit.write("own-company-removed", subject(companyId), null, null);
    }

    private OwnCompany get(long companyId) {
        return list().stream()
                .filter(one -> one.companyId() == companyId)
                .findFirst()
                .orElseThrow(Problem::notFound);
    }

    private static String subject(long companyId) {
        return "company:" + companyId;
    }
}
