package io.weiche.config;

/// What programs may ask of the compatible REST. The original limits both; here it is the operator's choice.
///
/// @param perSecond requests a second from one address, with 25 seconds' worth at once; 0 for any number
/// @param operatingSeconds seconds of work a webhook may cause with one method within ten minutes; 0 for any number
public record RestLimits(int perSecond, int operatingSeconds) {
    public static final RestLimits NONE = new RestLimits(0, 0);

    private static final int MOST_PER_SECOND = 1_000_000;
    private static final int MOST_SECONDS = 36_000;

    static RestLimits of(String perSecond, String operatingSeconds) {
        return new RestLimits(
                number("WEICHE_REST_PER_SECOND", perSecond, MOST_PER_SECOND),
                number("WEICHE_REST_OPERATING_SECONDS", operatingSeconds, MOST_SECONDS));
    }

    private static int number(String name, String text, int most) {
        try {
            var number = Integer.parseInt(text.strip());
            if (number >= 0 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new BadConfig(name + " must be a whole number from 0 (no limit) to " + most + ".");
    }
}
