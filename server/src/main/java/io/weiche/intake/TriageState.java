package io.weiche.intake;

/// How far an inquiry is. One that is put off is open and has a time until which it is not shown.
public enum TriageState {
    OPEN,
    DONE,
    JUNK
}
