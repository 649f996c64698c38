// SPDX-License-Identifier: MIT
// People who visit the example shop with a real browser: they open a product, click "Order", and leave.
// Usage: shop.mjs URL VISITS
import { chromium } from 'playwright-core';

const [url, visits] = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
try {
  const page = await browser.newPage();
  for (let i = 0; i < Number(visits); ++i) {
    await page.goto(`${url}/product/${i + 1}`); // leaving the last one is what tells its INP
    await page.waitForFunction(() => document.querySelector('#__nuxt')?.__vue_app__ !== undefined); // it is alive
    await page.click('#order');
    await page.waitForFunction(() => document.querySelector('#order').textContent.includes('(1)'));
    await page.waitForTimeout(700); // the browser tells an interaction after the next frame, the library when it idles
  }
  await page.goto('about:blank');
  await page.waitForTimeout(300);
} finally {
  await browser.close();
}
