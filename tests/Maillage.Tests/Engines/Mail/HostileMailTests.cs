using Maillage.Platform.Mail;
using Maillage.Tests.Harness;

namespace Maillage.Tests.Engines.Mail;

public sealed class HostileMailTests
{
    [Fact]
    public async Task Nothing_typed_adds_a_header_or_a_recipient()
    {
        await using var server = new SmtpServer();
        await using var house = await Letters.Open(Engine.Sqlite, server);
        const string Attack = "Bonjour\r\nBcc: victime@ailleurs.example\r\n\r\nAutre corps";
        var hostile = new MailDraft("essai.facture", 1, Attack, [new("camille@client.example", Attack), new("noe@client.example", "Noé\" <victime@ailleurs.example>, \"x")], Attack, "Texte\r\n.\r\nMAIL FROM:<x@y.example>")
        {
            ReplyTo = new("atelier@cooperative.example", "\u2028Bcc: victime@ailleurs.example"),
            Files = [new(Letters.Papers.Kind, 1, "a\r\nContent-Type: text/html\"; x=\"y.pdf")],
        };

        Assert.True((await house.Write(hostile)).Ok);
        await house.RunJobs();
        Assert.Null((await house.Stored()).Reason);

        var taken = Assert.Single(server.Taken);
        Assert.Equal(["camille@client.example", "noe@client.example"], taken.To);
        var message = taken.Message;
        Assert.Empty(message.Bcc);
        Assert.Equal(["camille@client.example", "noe@client.example"], message.To.Mailboxes.Select(m => m.Address));
        Assert.Equal(["date", "from", "message-id", "mime-version", "reply-to", "subject", "to"], message.Headers.Select(h => h.Field.ToLowerInvariant()).Order(StringComparer.Ordinal));
        Assert.Equal("Bonjour Bcc: victime@ailleurs.example Autre corps", message.Subject);
        Assert.Equal("Texte\n.\nMAIL FROM:<x@y.example>", message.TextBody!.ReplaceLineEndings("\n").TrimEnd());
        Assert.Equal("a Content-Type: text/html\"; x=\"y.pdf", Assert.Single(message.Attachments).ContentDisposition!.FileName);
    }

    [Theory]
    [InlineData("Facture\u202Efdp.exe", "Facturefdp.exe")]
    [InlineData("a\u0000b\u0007c", "a b c")]
    [InlineData("  deux \t\n mots\u00a0ici ", "deux mots ici")]
    [InlineData("moitié \uD83D de signe", "moitié de signe")]
    [InlineData("famille 👩\u200D👧, \u2066isolée\u2069, \uFEFFmarque", "famille 👩\u200D👧, isolée, marque")]
    public void A_header_is_one_line_of_visible_text(string typed, string clean) => Assert.Equal(clean, HeaderText.Clean(typed));

    [Fact]
    public void A_long_name_is_cut_between_characters()
    {
        var cut = HeaderText.Clean(string.Concat(Enumerable.Repeat("👧", 80)), 100);
        Assert.InRange(cut.Length, 98, 100);
        Assert.DoesNotContain('\uFFFD', cut);
        Assert.Equal(cut, string.Concat(cut.EnumerateRunes().Select(r => r.ToString())));
    }

    [Theory]
    [InlineData("Camille@Client.EXAMPLE ", "Camille@client.example")]
    [InlineData("a+b.c@été.example", "a+b.c@xn--t-9fab.example")]
    [InlineData("camille", null)]
    [InlineData("camille@local", null)]
    [InlineData("camille@@client.example", null)]
    [InlineData(".camille@client.example", null)]
    [InlineData("camille@client.example\r\nRCPT TO:<x@y.example>", null)]
    [InlineData("\"camille noé\"@client.example", null)]
    [InlineData("camille@client.example, noe@client.example", null)]
    [InlineData("<camille@client.example>", null)]
    [InlineData("cämille@client.example", null)]
    [InlineData("camille@[127.0.0.1]", null)]
    [InlineData("camille@127.0.0.1", null)]
    [InlineData("camille@-client.example", null)]
    public void An_address_is_plain_or_refused(string typed, string? normal) => Assert.Equal(normal, EmailAddress.Normalize(typed));

    [Fact]
    public async Task A_draft_that_cannot_leave_says_why()
    {
        await using var house = await Letters.Open(Engine.Sqlite);
        var refused = await house.Write(Letters.Draft with { To = [new("camille", "")], Subject = " \r\n", Text = "", ReplyTo = new("x y@z.example") });
        Assert.Equal(["To", "ReplyTo", "Subject", "Text"], refused.Refusals.Select(r => r.Field));
        Assert.Equal("To", Assert.Single((await house.Write(Letters.Draft with { To = [] })).Refusals).Field);
        Assert.Equal("Subject", Assert.Single((await house.Write(Letters.Draft with { Subject = new string('x', 201) })).Refusals).Field);
    }
}
