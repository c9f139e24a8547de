import Domain
import FoundationEssentials

/// Instants as people in the United Kingdom read them.
enum LondonText {
    /// `Mon 20 Apr 2026, 14:05`.
    static func spoken(_ instant: Date) -> String {
        let day = LondonTime.day(of: instant)
        let wallClock = instant.timeIntervalSince1970 + (LondonTime.isSummerTime(instant) ? 3600 : 0)
        let minutes = Int((wallClock / 60).rounded(.down)) - day.ordinal * 24 * 60
        return "\(day.spoken), \(padded(minutes / 60)):\(padded(minutes % 60))"
    }

    private static func padded(_ number: Int) -> String {
        number < 10 ? "0\(number)" : "\(number)"
    }
}
