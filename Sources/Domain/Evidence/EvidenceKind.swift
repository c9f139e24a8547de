/// The kinds of files that are taken as evidence. What a file is, is told by its first bytes alone.
public enum EvidenceKind: String, Codable, CaseIterable, Sendable {
    case pdf
    case jpeg
    case png
    case heic
    case text
    case wordDocument = "docx"
    case spreadsheet = "xlsx"
    case openDocumentText = "odt"
    /// An older Word document or an Outlook message: both are the same container, and only deep inside do they differ.
    case compoundFile = "ole"
    case mail = "eml"
}

extension EvidenceKind {
    /// In the plural, for "The file must be one of …".
    public static let spoken =
        "PDF, JPEG, PNG or HEIC pictures, plain text, Word (docx, doc), Excel (xlsx) or OpenDocument text (odt) documents, or saved e-mails (eml, msg)"

    /// What a name of such a file ends in, the usual one first.
    public var extensions: [String] {
        switch self {
        case .pdf: ["pdf"]
        case .jpeg: ["jpg", "jpeg"]
        case .png: ["png"]
        case .heic: ["heic", "heif"]
        case .text: ["txt", "csv", "log"]
        case .wordDocument: ["docx"]
        case .spreadsheet: ["xlsx"]
        case .openDocumentText: ["odt"]
        case .compoundFile: ["doc", "msg"]
        case .mail: ["eml"]
        }
    }

    /// For `Content-Type`. Nothing that a browser would show as a page of ours: mail may hold HTML, so it goes out as bytes.
    public var mediaType: String {
        switch self {
        case .pdf: "application/pdf"
        case .jpeg: "image/jpeg"
        case .png: "image/png"
        case .heic: "image/heic"
        case .text: "text/plain; charset=utf-8"
        case .wordDocument: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        case .spreadsheet: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        case .openDocumentText: "application/vnd.oasis.opendocument.text"
        case .compoundFile, .mail: "application/octet-stream"
        }
    }
}
