import Configuration
import Foundation
import Operations
import Web

/// Reads settings and collects what is wrong with them, so that all of it can be told at once.
struct SettingsReader {
    private(set) var problems: [String] = []
    private let config: ConfigReader

    init(_ config: ConfigReader) {
        self.config = config
    }

    func text(_ name: String) -> String? {
        guard let value = config.string(forKey: Self.key(name)), !value.isEmpty else { return nil }
        return value
    }

    mutating func missing(_ name: String, _ wanted: String) -> String {
        problems.append("\(name) is not set; it has to be \(wanted)")
        return ""
    }

    /// For a setting that must not be there now.
    mutating func nothing(_ name: String, _ why: String) -> String? {
        if text(name) != nil { problems.append("\(name) \(why)") }
        return nil
    }

    mutating func integer(_ name: String, in range: ClosedRange<Int>) -> Int? {
        guard let text = text(name) else { return nil }
        if let value = Int(text), range.contains(value) { return value }
        problems.append(
            "\(name) is \"\(text)\"; it has to be a whole number from \(range.lowerBound) to \(range.upperBound)")
        return nil
    }

    /// 0 for none.
    mutating func limit(_ name: String, default usual: Int) -> Int? {
        let limit = integer(name, in: 0...1_000_000) ?? usual
        return limit == 0 ? nil : limit
    }

    mutating func proxies(_ name: String) -> String? {
        guard let text = text(name) else { return nil }
        if TrustedProxies(text) != nil { return text }
        problems.append(
            "\(name) is \"\(text)\"; it has to be addresses and networks such as 10.0.0.0/8, with commas between them")
        return nil
    }

    mutating func choice(_ name: String, of choices: [String]) -> String? {
        guard let text = text(name) else { return nil }
        if choices.contains(text) { return text }
        problems.append("\(name) is \"\(text)\"; it has to be one of \(choices.joined(separator: ", "))")
        return nil
    }

    mutating func address(_ name: String) -> String? {
        guard let text = text(name) else { return nil }
        if text.split(separator: "@", omittingEmptySubsequences: false).count == 2 { return text }
        problems.append("\(name) has to be an e-mail address")
        return nil
    }

    /// An address to which a tag of that many characters can be added: a local part has 64 (RFC 5321 §4.5.3.1).
    mutating func inbox(_ name: String, longestTag: Int) -> String? {
        guard let address = address(name) else { return nil }
        let local = address.prefix { $0 != "@" }
        if (1...64 - longestTag).contains(local.utf8.count), !local.contains("+") { return address }
        problems.append("\(name) has to have 1 to \(64 - longestTag) characters before the @, and no + among them")
        return nil
    }

    /// `21-8`, which is the default, or `none`.
    mutating func quietHours(_ name: String) -> QuietHours? {
        guard let text = text(name) else { return .standard }
        if text == "none" { return nil }
        let hours = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        if hours.count == 2, let evening = hours[0], let morning = hours[1],
            let quiet = QuietHours(evening: evening, morning: morning)
        {
            return quiet
        }
        problems.append(
            "\(name) is \"\(text)\"; it has to be an hour from 12 to 23 and one from 1 to 11, such as 21-8, or none")
        return nil
    }

    /// An hour from 0 to 23, or `none`.
    mutating func hour(_ name: String, standard: Int) -> Int? {
        guard let text = text(name) else { return standard }
        if text == "none" { return nil }
        if let hour = Int(text), (0...23).contains(hour) { return hour }
        problems.append("\(name) is \"\(text)\"; it has to be an hour from 0 to 23, or none")
        return nil
    }

    /// The value itself, or the content of the file that `NAME_FILE` names. Errors never show the value.
    mutating func secret(_ name: String) -> String? {
        if let value = text(name) { return value }
        guard let path = text(name + "_FILE") else { return nil }
        do {
            return try String(contentsOfFile: path, encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)
        } catch {
            problems.append("\(name)_FILE names \(path), which cannot be read")
            return nil
        }
    }

    mutating func tokenSecret(_ name: String) -> [UInt8]? {
        guard let text = secret(name) else { return nil }
        let bytes = Array(text.utf8)
        if bytes.count >= 32 { return bytes }
        problems.append("\(name) has \(bytes.count) characters; it has to have at least 32")
        return nil
    }

    /// `DATABASE_URL` is the key `database.url` of swift-configuration.
    private static func key(_ name: String) -> ConfigKey {
        ConfigKey(name.lowercased().split(separator: "_").map(String.init))
    }
}
