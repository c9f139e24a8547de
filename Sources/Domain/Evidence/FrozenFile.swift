/// A file as it stands in the manifest of a complete case file: what a decision rests on, named by its content.
public struct FrozenFile: Codable, Hashable, Sendable {
    public let id: EvidenceID
    public let owner: Party
    public let fileName: String
    /// In bytes.
    public let size: Int
    /// SHA-256 of the content in hexadecimal; `nil` for a file that had come and was not scanned yet.
    public let sha256: String?

    public init(id: EvidenceID, owner: Party, fileName: String, size: Int, sha256: String?) {
        self.id = id
        self.owner = owner
        self.fileName = fileName
        self.size = size
        self.sha256 = sha256
    }
}
