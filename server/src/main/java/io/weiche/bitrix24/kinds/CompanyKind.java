package io.weiche.bitrix24.kinds;

import io.weiche.access.CurrentUser;
import io.weiche.bitrix24.catalogue.Catalogue;
import io.weiche.bitrix24.catalogue.FieldInput;
import io.weiche.bitrix24.catalogue.PointInput;
import io.weiche.bitrix24.catalogue.ValueInput;
import io.weiche.customers.Companies;
import io.weiche.customers.Company;
import io.weiche.customers.CompanyData;
import io.weiche.fields.ContactPoints;
import io.weiche.fields.CustomValues;
import io.weiche.fields.External;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.Texts;
import io.weiche.records.Slice;
import io.weiche.records.SliceQuery;
import java.util.List;
import org.springframework.stereotype.Component;

/// Companies.
@Component
class CompanyKind implements Kind<Company> {
    private final Companies companies;
    private final CustomWire custom;

    CompanyKind(Companies companies, CustomWire custom) {
        this.companies = companies;
        this.custom = custom;
    }

    @Override
    public RecordKind kind() {
        return RecordKind.COMPANY;
    }

    @Override
    public Catalogue<Company> catalogue() {
        return CompanyFields.CATALOGUE;
    }

    @Override
    public long id(Company company) {
        return company.id();
    }

    @Override
    public CustomValues custom(Company company) {
        return company.data().custom();
    }

    @Override
    public Slice<Company> slice(SliceQuery query) {
        return companies.slice(query);
    }

    @Override
    public Company get(long id) {
        return companies.get(id);
    }

    @Override
    public long open(FieldInput in) {
        var nothing = new CompanyData(
                "",
                null,
                null,
                null,
                null,
                ContactPoints.NONE,
                CurrentUser.requireId(),
                CustomValues.NONE,
                List.of(),
                External.NONE);
        return companies.add(read(in, nothing));
    }

    @Override
    public void change(long id, FieldInput in) {
        companies.change(id, null, now -> read(in, now));
    }

    @Override
    public void delete(long id) {
        companies.delete(id, null);
    }

    private CompanyData read(FieldInput in, CompanyData now) {
        var title = in.line("TITLE", Texts.NAME, now.title());
        if (title == null || title.isEmpty()) {
            throw BadInput.required("TITLE");
        }
        return new CompanyData(
                title,
                in.line("INDUSTRY", Texts.NAME, now.industry()),
                ValueInput.address(in, now.address()),
                now.sourceId(),
                in.block("COMMENTS", now.comments()),
                PointInput.read(in, now.points()),
                in.user("ASSIGNED_BY_ID", now.responsibleId()),
                custom.read(in, RecordKind.COMPANY, now.custom()),
                now.observerIds(),
                ValueInput.external(in, now.external()));
    }
}
