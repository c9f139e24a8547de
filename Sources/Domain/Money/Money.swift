/// Pounds and pence, as people write them: `£1,250.00`.
public enum Money {
    public static func pounds(pence: Int) -> String {
        let (pounds, rest) = pence.quotientAndRemainder(dividingBy: 100)
        return "£\(ComplaintField.grouped(pounds)).\(rest < 10 ? "0" : "")\(rest)"
    }

    /// Pence from what a person typed: `50`, `£1,250.5`; nil when it is no amount.
    public static func pence(from text: String) -> Int? {
        let plain = text.filter { !$0.isWhitespace && $0 != "£" && $0 != "," }
        let parts = plain.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = parts.first, let pounds = digits(first, most: 7) else { return nil }
        guard parts.count == 2 else { return pounds * 100 }
        guard let rest = digits(parts[1], most: 2) else { return nil }
        return pounds * 100 + (parts[1].count == 1 ? rest * 10 : rest)
    }

    private static func digits(_ text: Substring, most: Int) -> Int? {
        guard (1...most).contains(text.count), text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        return Int(text)
    }
}
