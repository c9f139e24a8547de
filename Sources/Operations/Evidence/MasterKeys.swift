import Crypto
import Domain
import FoundationEssentials
import Persistence

/// The keys that seal the keys of cases. The first seals new ones; every one of them opens what it sealed, so that a new
/// one is brought in by putting it in front.
public struct MasterKeys: Sendable {
    private let keys: [(id: String, key: SymmetricKey)]

    /// - Parameter text: `id:key` words separated by white space or commas, the key as 64 hexadecimal digits
    /// - Throws: `MasterKeyError`, which never shows a key.
    public init(_ text: String) throws(MasterKeyError) {
        var keys: [(id: String, key: SymmetricKey)] = []
        for word in text.split(whereSeparator: { $0.isWhitespace || $0 == "," }) {
            let parts = word.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, !parts[0].isEmpty, let bytes = Self.bytes(parts[1]) else { throw .malformed }
            let id = String(parts[0])
            guard !keys.contains(where: { $0.id == id }) else { throw .repeated(id: id) }
            keys.append((id, SymmetricKey(data: bytes)))
        }
        guard !keys.isEmpty else { throw .malformed }
        self.keys = keys
    }

    /// A new key for a case, sealed by the first master key and bound to the case.
    func makeCaseKey(for caseID: CaseID) throws -> WrappedCaseKey {
        let caseKey = (0..<32).map { _ in UInt8.random(in: .min ... .max) }
        let sealed = try AES.GCM.seal(caseKey, using: keys[0].key, authenticating: Self.context(caseID))
        guard let combined = sealed.combined else { throw SealBroken() }
        return WrappedCaseKey(masterKeyID: keys[0].id, bytes: Array(combined))
    }

    /// - Throws: `MasterKeyError.unknown`, or `SealBroken` for a key that was not sealed for this case.
    func open(_ wrapped: WrappedCaseKey, of caseID: CaseID) throws -> SymmetricKey {
        guard let master = keys.first(where: { $0.id == wrapped.masterKeyID }) else {
            throw MasterKeyError.unknown(id: wrapped.masterKeyID)
        }
        do {
            let box = try AES.GCM.SealedBox(combined: wrapped.bytes)
            return SymmetricKey(data: try AES.GCM.open(box, using: master.key, authenticating: Self.context(caseID)))
        } catch {
            throw SealBroken()
        }
    }

    private static func context(_ caseID: CaseID) -> [UInt8] {
        Array("redress case key \(caseID.rawValue.uuidString)".utf8)
    }

    private static func bytes(_ text: Substring) -> [UInt8]? {
        let digits = text.compactMap(\.hexDigitValue)
        guard text.count == 64, digits.count == 64 else { return nil }
        return stride(from: 0, to: 64, by: 2).map { UInt8(digits[$0] * 16 + digits[$0 + 1]) }
    }
}

/// What is wrong with the master keys.
public enum MasterKeyError: Error, Equatable, Sendable, CustomStringConvertible {
    case malformed
    case repeated(id: String)
    /// A case's key was sealed by a key that is not there any more.
    case unknown(id: String)

    public var description: String {
        switch self {
        case .malformed: "has to hold one or more keys, each written as id:key with the key as 64 hexadecimal digits"
        case .repeated(let id): "names the key \(id) twice"
        case .unknown(let id): "does not hold the key \(id), which evidence was sealed with"
        }
    }
}
