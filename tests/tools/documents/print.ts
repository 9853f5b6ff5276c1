import type { Browser } from 'playwright-core';
import type { PageLook } from './page.js';

/** Prints an HTML page as a PDF, as a reader of it would. The dates that the browser writes are taken out: same page, same bytes. */
export async function printPage(browser: Browser, html: string, look: PageLook): Promise<Uint8Array> {
  const page = await browser.newPage();
  try {
    await page.setContent(html);
    const style = 'font-size:8px;width:100%;padding:0 40px';
    const printed = await page.pdf({
      preferCSSPageSize: true,
      printBackground: true,
      displayHeaderFooter: look.furniture,
      headerTemplate: `<div style="${style}">Skerrow Islands Council - services review</div>`,
      footerTemplate: `<div style="${style};text-align:center">Page <span class="pageNumber"></span> of <span class="totalPages"></span></div>`,
    });
    const fixed = printed
      .toString('latin1')
      .replace(/\(D:\d{14}[^)]*\)/gu, (date) =>
        `(D:20260303000000Z${' '.repeat(Math.max(0, date.length - 19))})`.slice(0, date.length),
      );
    return Uint8Array.from(Buffer.from(fixed, 'latin1'));
  } finally {
    await page.close();
  }
}
