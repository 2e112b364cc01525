package io.weiche.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PersonNameTest {
    @Test
    void theShownNameLeavesOutWhatIsMissing() {
        assertThat(new PersonName("Dr.", "Eva", null, "Holm").display()).isEqualTo("Eva Holm");
        assertThat(new PersonName(null, null, "Maria", null).display()).isEqualTo("Maria");
        assertThat(PersonName.NONE.display()).isNull();
    }

    @Test
    void aTitleAloneIsNoName() {
        assertThat(new PersonName("Dr.", null, null, null).isEmpty()).isTrue();
        assertThat(new PersonName(null, null, null, "Holm").isEmpty()).isFalse();
    }
}
