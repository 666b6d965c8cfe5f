package dev.weir.settings;

/** What a check may do. */
public enum Mode {
    /** Its findings hold events and lower trust. */
    ENFORCE,
    /** Its findings are recorded and change nothing. */
    SHADOW,
    /** It does not run. */
    OFF
}
