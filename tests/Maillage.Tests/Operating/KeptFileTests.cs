using System.Net;
using Maillage.Domain.Decisions;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Modules.Decisions.Records;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Platform.Pages;
using Maillage.Tests.Harness;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Operating;

/// <summary>Files that people send: what they are, how much room they take, how they are given back.</summary>
public sealed class KeptFileTests
{
    private static byte[] Paper(int length = 20)
    {
        var bytes = new byte[length];
        "%PDF-1.7 "u8.CopyTo(bytes);
        bytes[^1] = (byte)(length % 251);
        return bytes;
    }

    [Theory]
    [InlineData("plan.pdf", "application/pdf", true)]
    [InlineData("plan.PDF", "application/pdf", true)]
    [InlineData("sans ending", "application/pdf", true)]
    [InlineData("Devis M. Martin", "application/pdf", true)]
    [InlineData("plan.png", "application/pdf", false)]
    [InlineData("photo.jpeg", "image/jpeg", true)]
    [InlineData("photo.jpg", "image/png", false)]
    [InlineData("facture.pdf.exe", "application/pdf", false)]
    [InlineData("dessin.svg", "image/png", false)]
    public void A_name_says_what_the_file_is_or_nothing(string name, string type, bool fits) => Assert.Equal(fits, FileKind.Contradiction(name, type, "File") is null);

    [Fact]
    public void What_scripts_may_hide_in_is_of_no_accepted_kind()
    {
        foreach (var text in (string[])["<svg xmlns='http://www.w3.org/2000/svg'/>", "<html></html>", "<?xml version='1.0'?>", "PK\u0003\u0004", "GIF89a", "#!/bin/sh", ""])
            Assert.Null(FileKind.TypeOf(System.Text.Encoding.UTF8.GetBytes(text)));
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_file_beyond_the_room_there_is_is_refused_by_its_field_and_nothing_is_kept(Engine engine)
    {
        await using var house = await TestHouse.Open(engine, with: s => s with { Files = new(1_000, 1_500) });

        Assert.Equal(("file.size", "Document"), await Refused(house, Paper(1_001)));
        Assert.True((await Decide(house, "pv.pdf", Paper(900))).Ok);
        Assert.Equal(("file.room", "Document"), await Refused(house, Paper(700)));
        // The same bytes take no more room.
        Assert.True((await Decide(house, "autre-nom.pdf", Paper(900))).Ok);
        Assert.Equal(("file.contradiction", "Document"), await Refused(house, Paper(30), "pv.png"));

        Assert.Equal(900, await house.Do(s => s.GetRequiredService<DocumentFiles>().Taken()));
        Assert.Equal(2, await house.Read(db => db.Set<Decision>().CountAsync()));
    }

    [Fact]
    public async Task The_room_left_is_read_where_the_program_is_watched_and_the_refusal_beside_the_field()
    {
        await using var house = await TestHouse.Serve(with: s => s with { Files = new(FileLimits.Megabyte, 2_000) });
        await house.Account("Première Administratrice", Role.Administrator);
        Assert.True((await Decide(house, "pv.pdf", Paper(1_900))).Ok);
        using var admin = await Visitor.SignedIn(house, "premiere.administratrice@maillage.example");
        await admin.Open("/administration/etat");
        Assert.Contains("1 fichier, 2 ko, sur les 2 ko qui leur sont laissés : il n’y aura bientôt plus de place", admin.Text, StringComparison.Ordinal);

        await admin.Open("/decisions/noter");
        await admin.Upload("form#decision", "Input.Document", "pv.pdf", Paper(500), ("Input.Body", "Board"), ("Input.Date", "2026-06-12"), ("Input.Title", "Barème de l’été"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, admin.Status);
        Assert.Contains("Il n’y a plus de place pour les fichiers de la coopérative.", admin.Text, StringComparison.Ordinal);
        Assert.Equal("Barème de l’été", admin.Page.QuerySelector("[name='Input.Title']")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData("Maillage:Files:Each", "0")]
    [InlineData("Maillage:Files:Each", "11")]
    [InlineData("Maillage:Files:All", "beaucoup")]
    public void A_wrong_limit_is_refused_by_its_name(string name, string value) =>
        Assert.StartsWith(name, Assert.Throws<SettingsException>(() => FileLimits.Read(Of(name, value))).Message, StringComparison.Ordinal);

    [Fact]
    public void Limits_are_read_in_megabytes() => Assert.Equal(new FileLimits(2_000_000, 10_000_000_000), FileLimits.Read(Of("Maillage:Files:Each", "2")));

    [Theory]
    [InlineData("application/pdf", "inline; filename=\"a.pdf\"", "inline; filename=\"a.pdf\"")]
    [InlineData("image/png", "inline; filename=\"a.png\"", "inline; filename=\"a.png\"")]
    [InlineData("text/html", "inline; filename=\"a.html\"", "attachment; filename=\"a.html\"")]
    [InlineData("image/svg+xml", "inline; filename=\"a.svg\"", "attachment; filename=\"a.svg\"")]
    [InlineData("application/xml; charset=utf-8", "inline; filename=\"a.xml\"", "attachment; filename=\"a.xml\"")]
    public async Task Only_papers_and_pictures_are_ever_shown_in_place(string type, string asked, string sent)
    {
        await using var house = await TestHouse.Serve(and: s => s.AddSingleton(RequestTests.Route("/essai", http =>
        {
            http.Response.Headers.ContentDisposition = asked;
            return Results.Bytes("<b>x</b>"u8.ToArray(), type);
        })));
        using var http = new HttpClient { BaseAddress = house.Address };
        using var answer = await http.GetAsync("/essai");
        Assert.Equal(sent, Assert.Single(answer.Content.Headers.GetValues("Content-Disposition")));
    }

    [Fact]
    public async Task An_address_that_sends_too_many_files_waits_and_pages_go_on()
    {
        await using var house = await TestHouse.Serve(and: s => s.AddSingleton(new UploadLimits(1, TimeSpan.FromHours(1))));
        await house.Account("Première Administratrice", Role.Administrator);
        using var admin = await Visitor.SignedIn(house, "premiere.administratrice@maillage.example");
        for (var i = 0; i < 2; i++)
        {
            await admin.Open("/decisions/noter");
            Assert.Equal(HttpStatusCode.OK, admin.Status);
            await admin.Upload("form#decision", "Input.Document", "pv.pdf", Paper(30 + i), ("Input.Body", "Board"), ("Input.Date", "2026-06-12"), ("Input.Title", $"Décision {i}"));
        }
        Assert.Equal(HttpStatusCode.TooManyRequests, admin.Status);
        Assert.Equal(1, await house.Read(db => db.Set<Decision>().CountAsync()));
    }

    private static IConfiguration Of(string name, string value) => new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { [name] = value }).Build();

    private static Task<Result<Decision>> Decide(TestHouse house, string name, byte[] bytes) =>
        house.Do(s => s.GetRequiredService<DecisionActions>().Save(Id<Decision>.New(), new(DecisionBody.Board, new(2026, 6, 12), "Barème", ""), name, bytes));

    private static async Task<(string, string?)> Refused(TestHouse house, byte[] bytes, string name = "pv.pdf") =>
        await Decide(house, name, bytes) is { Refusal: { } refusal } ? (refusal.Type, refusal.Field) : ("", null);
}
