import Crypto
public import Domain
import Foundation

/// A table of bank holidays that takes the place of the release's, as the government publishes it.
public enum BankHolidaysFile {
    /// The version names the content: `file-` and twelve characters of its SHA-256.
    ///
    /// - Throws: `BankHolidayError`, which names the place
    public static func read(_ path: String) throws(BankHolidayError) -> BankHolidayTable {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw BankHolidayError(place: path, problem: "cannot be read")
        }
        let json: JSONValue
        do {
            json = try JSONParser.parse(Array(data), limits: JSONLimits(maxBytes: 4 << 20, maxDepth: 16))
        } catch {
            throw BankHolidayError(place: path, problem: "is not JSON")
        }
        let digest = Array(SHA256.hash(data: data)).hexadecimal.prefix(12)
        return try BankHolidayTable(published: json, version: "file-\(digest)")
    }
}
