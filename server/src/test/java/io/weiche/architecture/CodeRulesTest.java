package io.weiche.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import io.weiche.access.Requires;
import java.lang.reflect.ParameterizedType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Rules of how we write code that a machine can look after (CONTRIBUTING.md).
class CodeRulesTest {
    private static final String[] TYPED_SLICES = {
        "io.weiche.leads..",
        "io.weiche.deals..",
        "io.weiche.customers..",
        "io.weiche.pipelines..",
        "io.weiche.intake..",
        "io.weiche.conversion..",
        "io.weiche.modes.."
    };

    @Test
    void everyAddressDeclaresTheRightItAsksFor() {
        methods()
                .that()
                .areMetaAnnotatedWith(RequestMapping.class)
                .and()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(RestController.class)
                .and()
                .areDeclaredInClassesThat()
                // says what went wrong with a request to another address; asked for directly it answers nobody
                .doNotHaveSimpleName("ErrorAnswers")
                .should()
                .beAnnotatedWith(Requires.class)
                .because("an address that declares nothing would answer nobody, and must not be forgotten")
                .check(Code.CLASSES);
    }

    @Test
    void doorsHoldNoSql() {
        noClasses()
                .that()
                .resideInAPackage("..web")
                .and()
                .resideOutsideOfPackage("io.weiche.web")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.jooq..", "org.springframework.jdbc..", "java.sql..")
                .because("what is stored is the matter of the slice, and rights are asked for there")
                .check(Code.CLASSES);
    }

    @Test
    void noTextOfACallerBecomesSql() {
        var plainSql = target(owner(DescribedPredicate.describe("DSL", type -> type.isEquivalentTo(DSL.class))))
                .and(DescribedPredicate.<JavaCall<?>>describe(
                        "plain SQL",
                        call -> Set.of("field", "condition", "sql", "query", "table", "resultQuery", "raw", "keyword")
                                        .contains(call.getName())
                                && !call.getTarget().getRawParameterTypes().isEmpty()
                                && call.getTarget()
                                        .getRawParameterTypes()
                                        .getFirst()
                                        .isEquivalentTo(String.class)));
        noClasses()
                .that()
                .resideOutsideOfPackage("io.weiche.db..")
                .and()
                // a constant: seven days from now by the clock of the database
                .doNotHaveFullyQualifiedName("io.weiche.modes.SwitchStore")
                .should()
                .callMethodWhere(DescribedPredicate.describe("plain SQL", plainSql::test))
                .because("conditions that depend on input are values of a sealed filter; a text in SQL is an injection")
                .check(Code.CLASSES);
    }

    @Test
    void transactionsBeginInUseCases() {
        methods()
                .that()
                .areAnnotatedWith(Transactional.class)
                .should()
                .beDeclaredInClassesThat(DescribedPredicate.describe(
                        "are use cases",
                        type -> type.isAnnotatedWith(org.springframework.stereotype.Service.class)
                                || PARTS_OF_USE_CASES.containsKey(type.getFullName())))
                .because("a store or a door that opens transactions spreads the knowledge of what belongs together")
                .check(Code.CLASSES);
    }

    /// Which other classes join or open a transaction, and why.
    private static final Map<String, String> PARTS_OF_USE_CASES = Map.of(
            "io.weiche.leads.web.LeadPayloads", "reads several things for one page at one moment",
            "io.weiche.timeline.web.ActivityPayloads", "reads several things for one page at one moment",
            "io.weiche.setup.DemoData", "refuses to run outside of the transaction that opens an account",
            "io.weiche.db.Statistics", "commits by itself, so that the planner sees it at once",
            "io.weiche.conversion.ConversionEngine", "refuses to run outside of the transaction of a batch",
            "io.weiche.conversion.UndoEngine", "refuses to run outside of the transaction of a batch",
            "io.weiche.access.RepeatedRequests", "joins the work it does once",
            "io.weiche.conversion.ForgetLead", "refuses to run outside of the transaction of an inquiry",
            "io.weiche.modes.CutOver", "refuses to lock outside of a transaction");

    @Test
    void storesOpenNoTransaction() {
        noClasses()
                .that()
                .areAnnotatedWith(Repository.class)
                .or()
                .haveSimpleNameEndingWith("Store")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(TransactionTemplate.class)
                .because("whoever calls a store knows what belongs into one transaction")
                .check(Code.CLASSES);
        noMethods()
                .that()
                .areDeclaredInClassesThat()
                .haveSimpleNameEndingWith("Store")
                .should()
                .beAnnotatedWith(Transactional.class)
                .because("whoever calls a store knows what belongs into one transaction")
                .check(Code.CLASSES);
    }

    @Test
    void storesAreTheMatterOfTheirSlice() {
        classes()
                .that()
                .haveSimpleNameEndingWith("Store")
                .and()
                // every slice with contact points writes them with the record they belong to
                .doNotHaveSimpleName("ContactPointStore")
                .should()
                .notBePublic()
                .because("the less is public, the more can change")
                .check(Code.CLASSES);
    }

    @Test
    void classesAreNamedForTheirJob() {
        noClasses()
                .should()
                .haveNameMatching(".*(Impl|Manager|Helper|Utils?|Service|Dto|Bean|Info)$")
                .because("a name that could stand on anything says nothing")
                .check(Code.CLASSES.that(DescribedPredicate.describe(
                        "own names",
                        type -> !type.getSimpleName().equals("package-info")
                                // extends Spring's class of this name
                                && !type.getSimpleName().equals("AccountTransactionManager"))));
    }

    @Test
    void recordsAreTypesAndNotMapsOfAnything() {
        noMethods()
                .that()
                .arePublic()
                .and()
                .areDeclaredInClassesThat()
                .resideInAnyPackage(TYPED_SLICES)
                .and()
                .areDeclaredInClassesThat()
                .arePublic()
                .should(new MapOfText())
                .because("a deal is a type; maps are for the capabilities that read facts about any kind")
                .check(Code.CLASSES);
    }

    private static final class MapOfText extends com.tngtech.archunit.lang.ArchCondition<JavaMethod> {
        MapOfText() {
            super("show a Map<String, …>");
        }

        @Override
        public void check(JavaMethod method, com.tngtech.archunit.lang.ConditionEvents events) {
            var reflected = method.reflect();
            var shown = Stream.concat(
                            Stream.of(reflected.getGenericReturnType()),
                            Arrays.stream(reflected.getGenericParameterTypes()))
                    .anyMatch(type -> type instanceof ParameterizedType generic
                            && generic.getRawType() == Map.class
                            && generic.getActualTypeArguments()[0] == String.class);
            events.add(new com.tngtech.archunit.lang.SimpleConditionEvent(method, shown, method.getFullName()));
        }
    }

    @Test
    void pureDecisionsKnowNoTechnique() {
        noClasses()
                .that()
                .haveNameMatching(".*(Moves|Policy|Plan|Deadlines)$")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "org.jooq..", "java.sql..", "jakarta..")
                .because("a business rule is a function from values to an answer and can be tested in microseconds")
                .check(Code.CLASSES);
    }

    @Test
    void nothingLeavesTheHouseInsideATransaction() {
        noClasses()
                .that()
                .resideInAnyPackage(TYPED_SLICES)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.net.http..",
                        "jakarta.mail..",
                        "org.springframework.mail..",
                        "org.springframework.web.client..")
                .because(
                        "a lock held during somebody else's slow answer is everybody's slow answer; that is the outbox's work")
                .check(Code.CLASSES);
    }

    @Test
    void thereIsNoCodeFromOutside() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.io\\.ObjectInputStream|javax\\.script\\..*|javax\\.naming\\..*"
                        + "|org\\.springframework\\.expression\\..*|org\\.springframework\\.jndi\\..*")
                .because("a tenant's text is data and never a program (reliability S27)")
                .check(Code.CLASSES);
    }

    @Test
    void theTimeIsTheDatabases() {
        noClasses()
                .that()
                // an answer of the compatible REST says by this node's clock how long it took
                .resideOutsideOfPackages("io.weiche.bitrix24..")
                .should()
                .callMethodWhere(DescribedPredicate.describe(
                        "the clock of this machine",
                        call -> call.getName().equals("now")
                                && call.getTargetOwner().getPackageName().equals("java.time")))
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .because("nodes disagree about the time")
                .check(Code.CLASSES);
    }

    @Test
    void lettersAreTheSameInEveryLanguage() {
        noClasses()
                .should()
                .callMethod(String.class, "toLowerCase")
                .orShould()
                .callMethod(String.class, "toUpperCase")
                .because("where Turkish is spoken an i becomes another letter: name Locale.ROOT")
                .check(Code.CLASSES);
    }

    @Test
    void onlyCommandsSpeakToTheTerminal() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.weiche.commands..")
                .should(com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS)
                .because("a server writes logs")
                .check(Code.CLASSES);
    }

    @Test
    void noOtherKindOfRandomThanTheSecureOne() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Random")
                .orShould()
                .callMethod(Math.class, "random")
                .because("what looks random here is a key or a nonce")
                .check(Code.CLASSES);
    }

    @Test
    void publicUseCasesAreFewToALargeConstructor() {
        classes()
                .that()
                .areNotRecords()
                .should(new Collaborators(12))
                .because("six collaborators are the habit; twice as many are two classes")
                .check(Code.CLASSES);
    }

    private static final class Collaborators
            extends com.tngtech.archunit.lang.ArchCondition<com.tngtech.archunit.core.domain.JavaClass> {
        private final int most;

        Collaborators(int most) {
            super("have at most " + most + " collaborators");
            this.most = most;
        }

        @Override
        public void check(
                com.tngtech.archunit.core.domain.JavaClass type, com.tngtech.archunit.lang.ConditionEvents events) {
            var bean = type.isMetaAnnotatedWith(org.springframework.stereotype.Component.class);
            for (var constructor : type.getConstructors()) {
                var count = constructor.getRawParameterTypes().size();
                events.add(new com.tngtech.archunit.lang.SimpleConditionEvent(
                        type,
                        !bean || constructor.getModifiers().contains(JavaModifier.SYNTHETIC) || count <= most,
                        type.getName() + " has " + count));
            }
        }
    }

    // --- what only the sources show

    private static final Pattern TEXT_BLOCK = Pattern.compile("\"\"\"(.*?)\"\"\"", Pattern.DOTALL);
    private static final Pattern TABLE = Pattern.compile("\\b(?:from|join|into|update)\\s+(\\w+)");

    /// A batch of leads in a table of the session alone is no table of an account.
    private static boolean touchesATable(String block) {
        return TABLE.matcher(block)
                .results()
                .anyMatch(found -> TableUse.tables().contains(found.group(1)));
    }

    @Test
    void everyStatementNamesTheAccount() {
        var silent = new ArrayList<String>();
        for (var source : Code.sources()) {
            // checks a whole database
            if (!source.endsWith("commands/Check.java")) {
                TEXT_BLOCK
                        .matcher(Code.text(source))
                        .results()
                        .map(found -> found.group(1))
                        .filter(block -> touchesATable(block) && !block.contains("account"))
                        .forEach(block -> silent.add(source + ": "
                                + block.strip().lines().findFirst().orElse("")));
            }
        }
        assertThat(silent)
                .as("row level security is the second fence, not the first")
                .isEmpty();
    }

    private static final Pattern BLIND_CONDITION = Pattern.compile("\\b(?:and|on|where) \\w+\\.\\w+ = coalesce\\(");

    @Test
    void noConditionHidesAKeyFromItsIndex() {
        assertThat(Code.sources().stream()
                        .filter(source ->
                                BLIND_CONDITION.matcher(Code.text(source)).find()))
                .as("under row level security no index answers a comparison with coalesce: use case")
                .isEmpty();
    }

    @Test
    void filesAreShort() {
        assertThat(Code.sources().stream()
                        .filter(source -> Code.text(source).lines().count() > 400)
                        .toList())
                .as("the habit is under 200 lines; 400 are far above it")
                .isEmpty();
    }

    @Test
    void methodsAreShort() {
        assertThat(Methods.longerThan(60, Code.sources()))
                .as("the habit is under 25 lines; 60 are far above it")
                .isEmpty();
    }

    @Test
    void testsTryTheRealThing() {
        assertThat(TestSources.importing("org.mockito", "org.springframework.test.context.bean.override"))
                .as("mocks of our own types test our imagination")
                .isEmpty();
    }

    @Test
    void noSourceNamesItsAuthorOrSwitchesTheNullsOff() {
        assertThat(Code.sources().stream()
                        .filter(source -> Stream.of(
                                        "@author", "@SuppressWarnings(\"NullAway", "@NullUnmarked", "@Autowired")
                                .anyMatch(Code.text(source)::contains))
                        .toList())
                .isEqualTo(List.of());
    }
}
