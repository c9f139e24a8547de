import Domain
import FoundationEssentials

/// Instants as people in the United Kingdom read them.
enum LondonText {
    /// `Mon 20 Apr 2026, 14:05`.
    static func spoken(_ instant: Date) -> String {
        "\(LondonTime.day(of: instant).spoken), \(LondonTime.clockTime(of: instant))"
    }
}
