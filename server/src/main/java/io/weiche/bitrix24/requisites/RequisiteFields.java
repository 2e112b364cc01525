package io.weiche.bitrix24.requisites;

import static io.weiche.bitrix24.catalogue.FieldForms.text;

import io.weiche.bitrix24.catalogue.Catalogue;
import io.weiche.bitrix24.catalogue.FieldForms;
import io.weiche.bitrix24.catalogue.Filtering;
import io.weiche.bitrix24.catalogue.WireField;
import io.weiche.bitrix24.catalogue.WireField.Trait;
import io.weiche.kernel.RecordKind;
import io.weiche.requisites.Requisite;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The fields of `crm.requisite.*`. Most are numbers of authorities of one country that Weiche does not keep.
final class RequisiteFields {
    private static final List<String> NOT_KEPT = List.of(
            "CODE",
            "XML_ID",
            "ORIGINATOR_ID",
            "RQ_FIRST_NAME",
            "RQ_LAST_NAME",
            "RQ_SECOND_NAME",
            "RQ_COMPANY_ID",
            "RQ_COMPANY_REG_DATE",
            "RQ_DIRECTOR",
            "RQ_ACCOUNTANT",
            "RQ_CEO_NAME",
            "RQ_CEO_WORK_POS",
            "RQ_CONTACT",
            "RQ_EMAIL",
            "RQ_PHONE",
            "RQ_FAX",
            "RQ_IDENT_DOC",
            "RQ_IDENT_DOC_SER",
            "RQ_IDENT_DOC_NUM",
            "RQ_IDENT_DOC_PERS_NUM",
            "RQ_IDENT_DOC_DATE",
            "RQ_IDENT_DOC_ISSUED_BY",
            "RQ_IDENT_DOC_DEP_CODE",
            "RQ_KPP",
            "RQ_IFNS",
            "RQ_OGRN",
            "RQ_OGRNIP",
            "RQ_OKPO",
            "RQ_OKTMO",
            "RQ_OKVED",
            "RQ_EDRPOU",
            "RQ_DRFO",
            "RQ_KBE",
            "RQ_IIN",
            "RQ_BIN",
            "RQ_ST_CERT_SER",
            "RQ_ST_CERT_NUM",
            "RQ_ST_CERT_DATE",
            "RQ_VAT_CERT_SER",
            "RQ_VAT_CERT_NUM",
            "RQ_VAT_CERT_DATE",
            "RQ_RESIDENCE_COUNTRY",
            "RQ_BASE_DOC",
            "RQ_REGON",
            "RQ_KRS",
            "RQ_PESEL",
            "RQ_LEGAL_FORM",
            "RQ_SIRET",
            "RQ_SIREN",
            "RQ_CAPITAL",
            "RQ_RCS",
            "RQ_CNPJ",
            "RQ_STATE_REG",
            "RQ_MNPL_REG",
            "RQ_CPF");

    static final Catalogue<Requisite> CATALOGUE = Catalogue.of("requisite", owner(), kept(), notKept());

    private RequisiteFields() {}

    private static List<WireField<Requisite>> owner() {
        return List.of(
                FieldForms.key(Requisite::id),
                once("ENTITY_TYPE_ID", "recordKind", one ->
                        (long) one.record().kind().typeId()),
                once("ENTITY_ID", "recordId", one -> one.record().id()),
                WireField.<Requisite>of(
                                "PRESET_ID",
                                "integer",
                                (one, _) -> Integer.toString(
                                        Preset.of(one.record().kind()).id()),
                                new Filtering.Choice(_ -> Preset.all().stream()
                                        .collect(Collectors.toMap(
                                                preset -> Integer.toString(preset.id()),
                                                preset -> FieldForms.is(
                                                        "recordKind",
                                                        Integer.toString(
                                                                preset.kind().typeId()))))))
                        .with(Trait.REQUIRED)
                        .with(Trait.IMMUTABLE),
                FieldForms.moment("DATE_CREATE", "createdAt", Requisite::createdAt),
                FieldForms.moment("DATE_MODIFY", "updatedAt", Requisite::updatedAt),
                FieldForms.<Requisite>absent("CREATED_BY_ID", "user", null).readOnly(),
                FieldForms.<Requisite>absent("MODIFY_BY_ID", "user", null).readOnly());
    }

    private static WireField<Requisite> once(String code, String field, Function<Requisite, @Nullable Long> value) {
        return FieldForms.<Requisite>link(code, "integer", field, value)
                .with(Trait.REQUIRED)
                .with(Trait.IMMUTABLE);
    }

    private static List<WireField<Requisite>> kept() {
        return List.of(
                text("NAME", "label", one -> one.data().label()),
                text("RQ_NAME", "personName", one -> legalName(one, RecordKind.CONTACT)),
                text("RQ_COMPANY_NAME", "companyName", one -> legalName(one, RecordKind.COMPANY)),
                text("RQ_COMPANY_FULL_NAME", "companyName", one -> legalName(one, RecordKind.COMPANY)),
                text("RQ_VAT_ID", "vatId", one -> one.data().vatId()),
                text("RQ_INN", "taxNumber", one -> one.data().taxNumber()),
                text("RQ_USRLE", "registerNumber", one -> one.data().registerNumber()));
    }

    private static @Nullable String legalName(Requisite one, RecordKind kind) {
        return one.record().kind() == kind ? one.data().legalName() : null;
    }

    private static List<WireField<Requisite>> notKept() {
        var texts = NOT_KEPT.stream().map(code -> FieldForms.<Requisite>absent(code, "string", null));
        return Stream.concat(
                        texts,
                        Stream.of(
                                FieldForms.<Requisite>absent("RQ_IDENT_TYPE", "string", null)
                                        .wordsOf("RQ_IDENT_TYPE_CO"),
                                FieldForms.<Requisite>absent("RQ_VAT_PAYER", "char", "N"),
                                FieldForms.<Requisite>absent("ACTIVE", "char", "Y"),
                                FieldForms.<Requisite>absent("ADDRESS_ONLY", "char", "N"),
                                FieldForms.<Requisite>absent("SORT", "integer", "500")))
                .toList();
    }
}
