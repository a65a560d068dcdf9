using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Maillage.Tests.Harness;

/// <summary>A person at a browser without script: follows links, fills forms, keeps cookies.</summary>
public sealed class Visitor : IDisposable
{
    private readonly HttpClient http;

    private Visitor(Uri address, CookieContainer cookies, DelegatingHandler? through)
    {
        HttpMessageHandler handler = new HttpClientHandler { CookieContainer = cookies, AllowAutoRedirect = true, ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator };
        if (through is not null) (through.InnerHandler, handler) = (handler, through);
        (http, Cookies) = (new HttpClient(handler) { BaseAddress = address }, cookies);
    }

    /// <summary>What the browser keeps, for a visit at the same program restarted.</summary>
    public CookieContainer Cookies { get; }

    /// <summary>The page last answered.</summary>
    public IHtmlDocument Page { get; private set; } = new HtmlParser().ParseDocument("");
    public HttpStatusCode Status { get; private set; }
    /// <summary>Path and query of the page after redirections.</summary>
    public string Path { get; private set; } = "";

    public static Visitor At(TestHouse house) => At(house.Address!);

    /// <param name="through">What the person does beside reading, such as sending a form again.</param>
    public static Visitor At(Uri address, CookieContainer? cookies = null, DelegatingHandler? through = null) => new(address, cookies ?? new(), through);

    /// <summary>Someone signed in with the test password.</summary>
    public static Task<Visitor> SignedIn(TestHouse house, string email) => SignedIn(house.Address!, email);

    public static async Task<Visitor> SignedIn(Uri address, string email)
    {
        var visitor = At(address);
        await visitor.Open("/connexion");
        await visitor.Submit("form", ("Input.Email", email), ("Input.Password", TestHouse.Password));
        Assert.NotEqual("/connexion", visitor.Path);
        return visitor;
    }

    public async Task<IHtmlDocument> Open(string path) => await Read(await http.GetAsync(path));

    public Task<HttpResponseMessage> Get(string path) => http.GetAsync(path);

    /// <summary>Where a page sends on to, which is not opened; null when it sends nowhere.</summary>
    public async Task<Uri?> LeadsTo(string path)
    {
        using var handler = new HttpClientHandler { CookieContainer = Cookies, AllowAutoRedirect = false };
        using var still = new HttpClient(handler) { BaseAddress = http.BaseAddress };
        using var answer = await still.GetAsync(path);
        return answer.Headers.Location;
    }

    /// <summary>Sends the first form that matches, as a browser would, with some fields filled in.</summary>
    public async Task<IHtmlDocument> Submit(string selector, params (string Name, string Value)[] fields)
    {
        var (form, values) = Filled(selector, fields);
        return form.Method == "get"
            ? await Open($"{Action(form)}?{string.Join('&', values.Select(v => $"{Uri.EscapeDataString(v.Key)}={Uri.EscapeDataString(v.Value)}"))}")
            : await Read(await http.PostAsync(Action(form), new FormUrlEncodedContent(values)));
    }

    /// <summary>Sends a form with a file.</summary>
    public async Task<IHtmlDocument> Upload(string selector, string field, string fileName, byte[] bytes, params (string Name, string Value)[] fields)
    {
        var (form, values) = Filled(selector, fields);
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in values) content.Add(new StringContent(value), name);
        content.Add(new ByteArrayContent(bytes), field, fileName);
        return await Read(await http.PostAsync(Action(form), content));
    }

    /// <summary>Sends a form that the page did not show.</summary>
    public async Task<HttpStatusCode> Send(string address, IReadOnlyList<KeyValuePair<string, string>> fields)
    {
        using var answer = await http.PostAsync(address, new FormUrlEncodedContent(fields));
        return answer.StatusCode;
    }

    /// <summary>Sends anything.</summary>
    public Task<HttpResponseMessage> Post(string address, HttpContent content) => http.PostAsync(address, content);

    /// <summary>What the server answers to the form as a script would send it: totals, a preview.</summary>
    public async Task<string> Ask(string selector, string attribute, params (string Name, string Value)[] fields)
    {
        var (form, values) = Filled(selector, fields);
        using var answer = await http.PostAsync(form.GetAttribute(attribute), new FormUrlEncodedContent(values));
        return await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
    }

    private string Action(IHtmlFormElement form) => form.GetAttribute("action") is { Length: > 0 } target ? target : Path;

    private (IHtmlFormElement, Dictionary<string, string>) Filled(string selector, (string Name, string Value)[] fields)
    {
        var form = Page.QuerySelector<IHtmlFormElement>(selector) ?? throw new InvalidOperationException($"No form matches {selector} on {Path}:\n{Page.Body?.TextContent}");
        var values = new Dictionary<string, string>();
        foreach (var element in form.Elements)
            if (element.GetAttribute("name") is { Length: > 0 } name && !element.HasAttribute("disabled"))
                switch (element)
                {
                    case IHtmlInputElement { Type: "checkbox" or "radio" } box: if (box.IsChecked) values[name] = box.Value; break;
                    case IHtmlInputElement { Type: "submit" or "button" or "file" }: break;
                    case IHtmlInputElement input: if (!values.ContainsKey(name)) values[name] = input.Value; break;
                    case IHtmlSelectElement select: values[name] = select.Value ?? ""; break;
                    case IHtmlTextAreaElement area: values[name] = area.Value; break;
                }
        foreach (var (name, value) in fields) values[name] = value;
        return (form, values);
    }

    /// <summary>The page's text, spaces made plain.</summary>
    public string Text => Plain(Page.QuerySelector("main")?.TextContent ?? Page.Body?.TextContent ?? "");

    /// <summary>One space for any run of spaces, thin and no-break ones included: how tests compare French text.</summary>
    public static string Plain(string text) => string.Join(' ', text.Split([' ', '\u00a0', '\u202f', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries));

    public void Dispose() => http.Dispose();

    private async Task<IHtmlDocument> Read(HttpResponseMessage response)
    {
        Status = response.StatusCode;
        Path = response.RequestMessage!.RequestUri!.PathAndQuery;
        return Page = await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync());
    }
}
