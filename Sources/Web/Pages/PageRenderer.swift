import Hummingbird
import Mustache

/// Renders page contents with the templates that are part of the program.
struct PageRenderer: Sendable {
    private let library: MustacheLibrary
    private let site: Site

    /// - Throws: what the template engine finds wrong with a template; a test renders each, so never at start.
    init(configuration: WebConfiguration, assets: Assets) throws {
        MustacheContentTypes.register(HTMLEscaping(), named: HTMLEscaping.name)
        var library = MustacheLibrary()
        for (name, bytes) in Self.sources {
            try library.register(Self.escaping + String(decoding: bytes, as: UTF8.self), named: name)
        }
        self.library = library
        site = Site(configuration, stylesheet: assets.stylesheetPath)
    }

    func render<Content: PageContent>(_ content: Content, status: HTTPResponse.Status = .ok) -> Response {
        .html(text(content), status: status)
    }

    func text<Content: PageContent>(_ content: Content) -> String {
        let page = Page(site: site, title: content.title, content: content)
        guard let text = library.render(page, withTemplate: Content.template) else {
            preconditionFailure("no template is called \(Content.template)")
        }
        return text
    }

    /// Goes before every template; see `HTMLEscaping`.
    private static let escaping = "{{% CONTENT_TYPE:\(HTMLEscaping.name)}}\n"

    static let sources: [(name: String, bytes: [UInt8])] = [
        ("area", PackageResources.area_mustache),
        ("case", PackageResources.case_mustache),
        ("choices", PackageResources.choices_mustache),
        ("code", PackageResources.code_mustache),
        ("codes", PackageResources.codes_mustache),
        ("complain", PackageResources.complain_mustache),
        ("date", PackageResources.date_mustache),
        ("error", PackageResources.error_mustache),
        ("errorSummary", PackageResources.errorSummary_mustache),
        ("evidence", PackageResources.evidence_mustache),
        ("field", PackageResources.field_mustache),
        ("history", PackageResources.history_mustache),
        ("layout", PackageResources.layout_mustache),
        ("option", PackageResources.option_mustache),
        ("problems", PackageResources.problems_mustache),
        ("provider", PackageResources.provider_mustache),
        ("remedies", PackageResources.remedies_mustache),
        ("sent", PackageResources.sent_mustache),
        ("start", PackageResources.start_mustache),
        ("summary", PackageResources.summary_mustache),
        ("track", PackageResources.track_mustache),
    ]
}
