// What a release says of itself; NUXT_PUBLIC_RELEASE and NUXT_PUBLIC_FIXED set it where it runs.
export default defineNuxtConfig({
  compatibilityDate: '2026-11-01',
  devtools: { enabled: false },
  telemetry: false,
  runtimeConfig: { public: { release: '1.0', fixed: false, endpoint: 'http://127.0.0.1:4318/v1/record' } },
});
