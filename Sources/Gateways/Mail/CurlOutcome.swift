import CLibCurl

/// How a call of libcurl ended.
struct CurlOutcome {
    let code: CURLcode
    /// What libcurl wrote about this failure; empty when it wrote nothing.
    var detail = ""

    var isSuccess: Bool { code == CURLE_OK }

    /// libcurl's words, with its number and without addresses.
    var explanation: String {
        let words = detail.isEmpty ? unsafe String(cString: curl_easy_strerror(code)) : detail
        let safe = words.split(separator: " ").map { $0.contains("@") ? "[address]" : String($0) }
        return "\(HeaderText.clean(safe.joined(separator: " "))) (curl \(code.rawValue))"
    }
}
